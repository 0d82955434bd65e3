/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.guard;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import org.junit.jupiter.api.Test;
import org.springframework.context.ApplicationListener;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.PayloadApplicationEvent;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.event.EventListener;

import io.github.coordination.PrimaryOnly;

import static org.assertj.core.api.Assertions.assertThat;

class EventListenerGuardTests {

	private final LosableStore store = new LosableStore();

	@Test
	void listenersHearOnThePrimaryOnly() {
		try (ConfigurableApplicationContext primary = GuardFixture.run(this.store, Application.class)) {
			GuardFixture.awaitPrimary(primary);
			try (ConfigurableApplicationContext secondary = GuardFixture.run(this.store, Application.class)) {
				primary.publishEvent("order");
				secondary.publishEvent("order");
				assertThat(primary.getBean(Journal.class).heard).containsExactlyInAnyOrder("method order",
						"hidden order", "class order", "listener order", "all order");
				assertThat(secondary.getBean(Journal.class).heard).containsExactly("all order");
			}
		}
	}

	static class Journal {

		private final List<String> heard = new CopyOnWriteArrayList<>();

		@EventListener
		void all(String event) {
			this.heard.add("all " + event);
		}

	}

	static class OnMethod {

		private final Journal journal;

		OnMethod(Journal journal) {
			this.journal = journal;
		}

		@PrimaryOnly
		@EventListener
		public void on(String event) {
			this.journal.heard.add("method " + event);
		}

		@PrimaryOnly
		@EventListener
		void hidden(String event) {
			this.journal.heard.add("hidden " + event);
		}

	}

	@PrimaryOnly
	static class OnClass {

		private final Journal journal;

		OnClass(Journal journal) {
			this.journal = journal;
		}

		@EventListener
		void on(String event) {
			this.journal.heard.add("class " + event);
		}

	}

	@PrimaryOnly
	static class Listener implements ApplicationListener<PayloadApplicationEvent<String>> {

		private final Journal journal;

		Listener(Journal journal) {
			this.journal = journal;
		}

		@Override
		public void onApplicationEvent(PayloadApplicationEvent<String> event) {
			this.journal.heard.add("listener " + event.getPayload());
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class Application {

		@Bean
		Journal journal() {
			return new Journal();
		}

		@Bean
		OnMethod onMethod(Journal journal) {
			return new OnMethod(journal);
		}

		@Bean
		OnClass onClass(Journal journal) {
			return new OnClass(journal);
		}

		@Bean
		Listener listener(Journal journal) {
			return new Listener(journal);
		}

	}

}
