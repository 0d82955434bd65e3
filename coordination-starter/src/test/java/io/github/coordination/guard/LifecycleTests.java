/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.guard;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.boot.ApplicationRunner;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.Lifecycle;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;

import io.github.coordination.PrimaryAcquiredEvent;
import io.github.coordination.PrimaryOnly;
import io.github.coordination.TransitionCause;
import io.github.coordination.election.LeaseElection;

import static org.assertj.core.api.Assertions.assertThat;

class LifecycleTests {

	private final LosableStore store = new LosableStore();

	@Test
	void lazyLifecyclesAndRunnersTakePartToo() {
		try (ConfigurableApplicationContext context = GuardFixture.application(this.store, Lazy.class)
			.properties("spring.main.lazy-initialization=true")
			.run()) {
			Journal journal = context.getBean(Journal.class);
			GuardFixture.await(() -> journal.lines.size() == 4);
			assertThat(journal.lines).containsExactlyInAnyOrder("runner", "start smart", "start plain",
					"start elsewhere");
		}
	}

	@Test
	void dependenciesStartFirstAndStopLast() {
		try (ConfigurableApplicationContext context = GuardFixture.run(this.store, Dependent.class)) {
			Journal journal = context.getBean(Journal.class);
			GuardFixture.await(() -> journal.lines.size() == 5);
			assertThat(journal.lines).containsExactly("start needed", "start early", "start round", "start and",
					"start about");
			GuardFixture.election(context).resign();
			GuardFixture.await(() -> journal.lines.size() == 10);
			assertThat(journal.lines).endsWith("stop about", "stop and", "stop round", "stop early", "stop needed");
		}
	}

	@Test
	void contextStartStopPauseAndRestartNeverStartALifecycleWithoutATerm() {
		try (ConfigurableApplicationContext primary = GuardFixture.run(this.store, Single.class)) {
			Journal journal = primary.getBean(Journal.class);
			GuardFixture.await(() -> journal.lines.contains("start single"));
			try (ConfigurableApplicationContext secondary = GuardFixture.run(this.store, Single.class)) {
				secondary.start();
				secondary.stop();
				secondary.start();
				secondary.pause();
				secondary.restart();
				assertThat(secondary.getBean(Journal.class).lines).isEmpty();
				primary.start();
				primary.stop();
				assertThat(journal.lines).containsExactly("start single", "stop single");
				GuardFixture.await(() -> secondary.getBean(Journal.class).lines.contains("start single"));
				primary.start();
				secondary.stop();
				GuardFixture.await(() -> journal.lines.size() == 3);
				primary.pause();
				primary.restart();
				GuardFixture.await(() -> journal.lines.size() == 5);
				assertThat(journal.lines).containsExactly("start single", "stop single", "start single", "stop single",
						"start single");
			}
		}
	}

	@Test
	void lifecycleThatFailsToStartMakesItsWorkerResignAndStopsTheOthers() {
		try (ConfigurableApplicationContext context = GuardFixture.run(this.store, Failing.class)) {
			LeaseElection election = GuardFixture.election(context);
			GuardFixture.await(() -> election.transitions(TransitionCause.TAKEOVER_FAILED) == 1);
			GuardFixture.await(() -> this.store.isReleased("primary"));
			assertThat(context.getBean(Journal.class).lines).containsExactly("start fine", "start failing",
					"stop fine");
		}
	}

	@Test
	void listenerThatFailsDoesNotEndTheTerm() {
		try (ConfigurableApplicationContext context = GuardFixture.run(this.store, FailingListener.class)) {
			Journal journal = context.getBean(Journal.class);
			GuardFixture.await(() -> journal.lines.contains("heard"));
			GuardFixture.await(() -> GuardFixture.election(context).calls().runningNames().isEmpty());
			long epoch = GuardFixture.election(context).epoch();
			assertThat(epoch).isEqualTo(1);
			assertThat(context.getBean("single", SmartLifecycle.class).isRunning()).isTrue();
			assertThat(GuardFixture.election(context).transitions(TransitionCause.TAKEOVER_FAILED)).isZero();
		}
	}

	static class Journal {

		private final List<String> lines = new CopyOnWriteArrayList<>();

		void add(String line) {
			this.lines.add(line);
		}

	}

	static class Plain implements Lifecycle {

		private final String name;

		private final Journal journal;

		private volatile boolean running;

		Plain(String name, Journal journal) {
			this.name = name;
			this.journal = journal;
		}

		@Override
		public void start() {
			this.journal.add("start " + this.name);
			if (this.name.equals("failing")) {
				throw new IllegalStateException("planned");
			}
			this.running = true;
		}

		@Override
		public void stop() {
			this.running = false;
			this.journal.add("stop " + this.name);
		}

		@Override
		public boolean isRunning() {
			return this.running;
		}

	}

	@PrimaryOnly
	static class Smart extends Plain implements SmartLifecycle {

		private final int phase;

		Smart(String name, Journal journal, int phase) {
			super(name, journal);
			this.phase = phase;
		}

		@Override
		public int getPhase() {
			return this.phase;
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class Base {

		@Bean
		Journal journal() {
			return new Journal();
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class Lazy extends Base {

		@Bean
		Smart smart(Journal journal) {
			return new Smart("smart", journal, 0);
		}

		@Bean
		@PrimaryOnly
		Lifecycle plain(Journal journal) {
			return new Plain("plain", journal);
		}

		@Bean
		@PrimaryOnly("elsewhere")
		Lifecycle elsewhere(Journal journal) {
			return new Plain("elsewhere", journal);
		}

		@Bean
		@PrimaryOnly
		ApplicationRunner runner(Journal journal) {
			return (arguments) -> journal.add("runner");
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class Dependent extends Base {

		/**
		 * Three beans that depend on each other in a ring.
		 */
		@Bean
		static BeanFactoryPostProcessor dependencies() {
			return (beanFactory) -> {
				String[] names = { "early", "needed", "about", "and", "and", "round", "round", "about" };
				for (int i = 0; i < names.length; i += 2) {
					((DefaultListableBeanFactory) beanFactory).registerDependentBean(names[i + 1], names[i]);
				}
			};
		}

		@Bean
		Smart early(Journal journal) {
			return new Smart("early", journal, -5);
		}

		@Bean
		Smart needed(Journal journal) {
			return new Smart("needed", journal, 5);
		}

		@Bean
		Smart about(Journal journal) {
			return new Smart("about", journal, 6);
		}

		@Bean
		Smart and(Journal journal) {
			return new Smart("and", journal, 7);
		}

		@Bean
		Smart round(Journal journal) {
			return new Smart("round", journal, 8);
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class Single extends Base {

		@Bean
		Smart single(Journal journal) {
			return new Smart("single", journal, 0);
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class Failing extends Base {

		@Bean
		Smart fine(Journal journal) {
			return new Smart("fine", journal, 0);
		}

		@Bean
		Smart failing(Journal journal) {
			return new Smart("failing", journal, 1);
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class FailingListener extends Single {

		@EventListener
		void on(PrimaryAcquiredEvent event) {
			throw new IllegalStateException("planned");
		}

		@Bean
		Hearing hearing(Journal journal) {
			return new Hearing(journal);
		}

	}

	static class Hearing {

		private final Journal journal;

		Hearing(Journal journal) {
			this.journal = journal;
		}

		@Order(-1)
		@EventListener
		void on(PrimaryAcquiredEvent event) {
			this.journal.add("heard");
		}

	}

}
