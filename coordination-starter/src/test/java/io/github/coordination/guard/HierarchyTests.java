/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.guard;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.Test;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.event.EventListener;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.annotation.Scheduled;

import io.github.coordination.PrimaryAcquiredEvent;
import io.github.coordination.PrimaryElection;
import io.github.coordination.PrimaryOnly;
import io.github.coordination.election.ElectionEngine;

import static org.assertj.core.api.Assertions.assertThat;

class HierarchyTests {

	private static final String PARENT_FIRST = "parent runner";

	private final LosableStore store = new LosableStore();

	@Test
	void parentAndChildShareOneEngine() {
		try (Family first = start()) {
			assertThat(first.child.getBean(ElectionEngine.class)).isSameAs(first.parent.getBean(ElectionEngine.class));
			assertThat(first.child.getBean(PrimaryElection.class))
				.isSameAs(first.parent.getBean(PrimaryElection.class));
			assertThat(first.child.getBeansOfType(ElectionEngine.class)).isEmpty();
		}
	}

	@Test
	void workOfTheChildFollowsTheRoleOfTheParentsEngine() {
		try (Family first = start()) {
			GuardFixture.await(() -> first.lines().size() == 5);
			assertThat(first.lines()).startsWith(PARENT_FIRST, "parent start", "event")
				.endsWith("child runner", "child start");
			GuardFixture.await(() -> first.ticks() > 0);
			try (Family second = start()) {
				GuardFixture.await(() -> GuardFixture.skips(second.child, "primary", "Ticking.tick") > 1);
				assertThat(second.lines()).isEmpty();
				assertThat(second.ticks()).isZero();
				GuardFixture.election(first.parent).resign();
				GuardFixture.await(() -> second.lines().size() == 5);
				assertThat(second.lines()).containsExactly(PARENT_FIRST, "parent start", "event", "child runner",
						"child start");
				assertThat(first.lines()).endsWith("child stop", "parent stop");
				GuardFixture.await(() -> second.ticks() > 0);
			}
		}
	}

	@Test
	void childThatClosesStopsItsOwnWorkOnly() {
		try (Family family = start()) {
			GuardFixture.await(() -> family.lines().contains("child start"));
			family.child.close();
			assertThat(family.lines()).endsWith("child stop");
			assertThat(GuardFixture.election(family.parent).isPrimary()).isTrue();
			GuardFixture.election(family.parent).resign();
			GuardFixture.await(() -> family.lines().stream().filter(PARENT_FIRST::equals).count() == 2);
			GuardFixture.await(() -> family.lines().stream().filter("event"::equals).count() == 2);
			assertThat(family.lines().stream().filter("child start"::equals).count()).isEqualTo(1);
		}
	}

	@Test
	void childThatRestartsIsTakenOverAgain() {
		try (Family family = start()) {
			GuardFixture.await(() -> family.lines().contains("child start"));
			family.child.stop();
			family.child.start();
			GuardFixture.await(() -> family.lines().stream().filter("child start"::equals).count() == 2);
			assertThat(family.lines().stream().filter("child runner"::equals).count()).isEqualTo(1);
			assertThat(family.lines().stream().filter("parent start"::equals).count()).isEqualTo(1);
			assertThat(family.lines().stream().filter("event"::equals).count()).isEqualTo(1);
		}
	}

	@Test
	void engineOfAChildWithoutBootIsReadyByItself() {
		try (ConfigurableApplicationContext parent = new SpringApplicationBuilder(Parent.class)
			.web(WebApplicationType.NONE)
			.run(); AnnotationConfigApplicationContext child = new AnnotationConfigApplicationContext()) {
			child.setParent(parent);
			child.getBeanFactory().registerSingleton("leaseStore", this.store);
			child.register(GuardFixture.Coordination.class, Child.class);
			child.refresh();
			GuardFixture.await(() -> child.getBean(Ticking.class).ticks() > 0);
			GuardFixture.await(() -> parent.getBean(Journal.class).lines.contains("child start"));
		}
	}

	private Family start() {
		ConfigurableApplicationContext child = GuardFixture.application(this.store, Parent.class)
			.child(GuardFixture.Coordination.class, Child.class)
			.web(WebApplicationType.NONE)
			.run();
		return new Family((ConfigurableApplicationContext) child.getParent(), child);
	}

	private record Family(ConfigurableApplicationContext parent,
			ConfigurableApplicationContext child) implements AutoCloseable {

		List<String> lines() {
			return this.parent.getBean(Journal.class).lines;
		}

		int ticks() {
			return this.child.getBean(Ticking.class).ticks();
		}

		@Override
		public void close() {
			this.child.close();
			this.parent.close();
		}

	}

	static class Journal {

		private final List<String> lines = new CopyOnWriteArrayList<>();

		@EventListener
		void on(PrimaryAcquiredEvent event) {
			this.lines.add("event");
		}

	}

	static class Ticking {

		private final AtomicInteger ticks = new AtomicInteger();

		@Scheduled(cron = "* * * * * *")
		@PrimaryOnly
		public void tick() {
			this.ticks.incrementAndGet();
		}

		public int ticks() {
			return this.ticks.get();
		}

	}

	@PrimaryOnly
	static class Service implements SmartLifecycle {

		private final String name;

		private final Journal journal;

		private volatile boolean running;

		Service(String name, Journal journal) {
			this.name = name;
			this.journal = journal;
		}

		@Override
		public void start() {
			this.running = true;
			this.journal.lines.add(this.name + " start");
		}

		@Override
		public void stop() {
			this.running = false;
			this.journal.lines.add(this.name + " stop");
		}

		@Override
		public boolean isRunning() {
			return this.running;
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class Parent {

		@Bean
		Journal journal() {
			return new Journal();
		}

		@Bean
		Service parentService(Journal journal) {
			return new Service("parent", journal);
		}

		@Bean
		@PrimaryOnly
		ApplicationRunner parentRunner(Journal journal) {
			return (arguments) -> journal.lines.add(PARENT_FIRST);
		}

	}

	@Configuration(proxyBeanMethods = false)
	@EnableScheduling
	static class Child {

		@Bean
		Ticking ticking() {
			return new Ticking();
		}

		@Bean
		Service childService(Journal journal) {
			return new Service("child", journal);
		}

		@Bean
		@PrimaryOnly
		ApplicationRunner childRunner(Journal journal) {
			return (arguments) -> journal.lines.add("child runner");
		}

	}

}
