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
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.CommandLineRunner;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.annotation.Scheduled;

import io.github.coordination.PrimaryOnly;
import io.github.coordination.TransitionCause;
import io.github.coordination.election.LeaseElection;
import io.github.coordination.guard.work.Guards;

import static org.assertj.core.api.Assertions.assertThat;

class RunnerTests {

	private static final String[] IN_ORDER = { "ordered interface []", "on class [--x=1, y]", "on method [--x=1, y]",
			"on run method [--x=1, y]" };

	private final LosableStore store = new LosableStore();

	@Test
	void runnersRunInTheirOrderAtTheStartOfThePrimaryAndAtATakeover() {
		try (ConfigurableApplicationContext primary = GuardFixture.run(this.store, Ordering.class, "--x=1", "y")) {
			assertThat(primary.getBean(Journal.class).lines).containsExactly(IN_ORDER);
			try (ConfigurableApplicationContext secondary = GuardFixture.run(this.store, Ordering.class, "--x=1",
					"y")) {
				Journal journal = secondary.getBean(Journal.class);
				assertThat(journal.lines).isEmpty();
				GuardFixture.election(primary).resign();
				GuardFixture.awaitPrimary(secondary);
				assertThat(journal.lines).containsExactly(IN_ORDER);
				GuardFixture.election(secondary).resign();
				GuardFixture.awaitPrimary(primary);
				assertThat(primary.getBean(Journal.class).lines).hasSize(2 * IN_ORDER.length);
			}
		}
	}

	@Test
	void runnersRunOncePerTerm() {
		try (ConfigurableApplicationContext context = GuardFixture.run(this.store, Ordering.class)) {
			LeaseElection election = GuardFixture.election(context);
			Journal journal = context.getBean(Journal.class);
			for (int term = 1; term <= 3; term++) {
				GuardFixture.awaitPrimary(context);
				assertThat(journal.lines).hasSize(term * IN_ORDER.length);
				long epoch = election.epoch();
				this.store.lose("primary");
				GuardFixture.await(() -> election.epoch() != epoch);
			}
		}
	}

	@Test
	void runnerOfAnotherElectionRunsWhenThatOneIsWon() {
		try (ConfigurableApplicationContext context = GuardFixture.run(this.store, Elsewhere.class)) {
			GuardFixture.await(() -> context.getBean(Journal.class).lines.contains("migrated"));
			assertThat(context.getBean(Guards.class).elections()).containsExactly("migration", "primary", "ticks");
			GuardFixture.await(() -> this.store.record("ticks") != null);
			GuardFixture.await(() -> context.getBean(MigrationWithTicks.class).ticks() > 0);
			try (ConfigurableApplicationContext second = GuardFixture.run(this.store, Elsewhere.class)) {
				GuardFixture.await(() -> GuardFixture.skips(second, "ticks", "MigrationWithTicks.tick") > 1);
				assertThat(second.getBean(MigrationWithTicks.class).ticks()).isZero();
				assertThat(second.getBean(Journal.class).lines).isEmpty();
			}
		}
	}

	@Test
	void runnerThatFailsInALaterTakeoverMakesItsWorkerResignAndStaysPending() {
		ConfigurableApplicationContext first = GuardFixture.run(this.store, Failing.class);
		ConfigurableApplicationContext second = GuardFixture.application(this.store, Failing.class)
			.properties("coordination.primary.lease=4s")
			.run();
		Migration migration = second.getBean(Migration.class);
		migration.failing(true);
		LeaseElection election = GuardFixture.election(second);
		GuardFixture.election(first).resign();
		GuardFixture.await(() -> election.transitions(TransitionCause.TAKEOVER_FAILED) == 1);
		GuardFixture.awaitPrimary(first);
		assertThat(second.getBean("service", IdleLifecycle.class).isRunning()).isFalse();
		migration.failing(false);
		first.close();
		GuardFixture.awaitPrimary(second);
		assertThat(migration.attempts()).isEqualTo(2);
		second.close();
	}

	static class Journal {

		private final List<String> lines = new CopyOnWriteArrayList<>();

		void add(String line) {
			this.lines.add(line);
		}

	}

	@Order(1)
	@PrimaryOnly
	static class OnClass implements CommandLineRunner {

		private final Journal journal;

		OnClass(Journal journal) {
			this.journal = journal;
		}

		@Override
		public void run(String... arguments) {
			this.journal.add("on class " + List.of(arguments));
		}

	}

	static class OnRunMethod implements ApplicationRunner {

		private final Journal journal;

		OnRunMethod(Journal journal) {
			this.journal = journal;
		}

		@Override
		@PrimaryOnly
		public void run(ApplicationArguments arguments) {
			this.journal.add("on run method " + List.of(arguments.getSourceArgs()));
		}

	}

	@PrimaryOnly
	static class WithInterface implements CommandLineRunner, Ordered {

		private final Journal journal;

		WithInterface(Journal journal) {
			this.journal = journal;
		}

		@Override
		public void run(String... arguments) {
			this.journal.add("ordered interface []");
		}

		@Override
		public int getOrder() {
			return -1;
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class Ordering {

		@Bean
		Journal journal() {
			return new Journal();
		}

		@Bean
		OnRunMethod onRunMethod(Journal journal) {
			return new OnRunMethod(journal);
		}

		@Bean
		@Order(2)
		@PrimaryOnly
		ApplicationRunner onMethod(Journal journal) {
			return (arguments) -> journal.add("on method " + List.of(arguments.getSourceArgs()));
		}

		@Bean
		OnClass onClass(Journal journal) {
			return new OnClass(journal);
		}

		@Bean
		WithInterface withInterface(Journal journal) {
			return new WithInterface(journal);
		}

	}

	static class MigrationWithTicks implements ApplicationRunner {

		private final Journal journal;

		private final AtomicInteger ticks = new AtomicInteger();

		MigrationWithTicks(Journal journal) {
			this.journal = journal;
		}

		@Scheduled(cron = "* * * * * *")
		@PrimaryOnly("ticks")
		void tick() {
			this.ticks.incrementAndGet();
		}

		@Override
		@PrimaryOnly("migration")
		public void run(ApplicationArguments arguments) {
			this.journal.add("migrated");
		}

		int ticks() {
			return this.ticks.get();
		}

	}

	@Configuration(proxyBeanMethods = false)
	@EnableScheduling
	static class Elsewhere {

		@Bean
		Journal journal() {
			return new Journal();
		}

		@Bean
		MigrationWithTicks migration(Journal journal) {
			return new MigrationWithTicks(journal);
		}

	}

	@PrimaryOnly
	static class Migration implements ApplicationRunner {

		private final AtomicInteger attempts = new AtomicInteger();

		private volatile boolean failing;

		void failing(boolean fails) {
			this.failing = fails;
		}

		int attempts() {
			return this.attempts.get();
		}

		@Override
		public void run(ApplicationArguments arguments) {
			this.attempts.incrementAndGet();
			if (this.failing) {
				throw new IllegalStateException("planned");
			}
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class Failing {

		@Bean
		Migration migration() {
			return new Migration();
		}

		@Bean
		@PrimaryOnly
		IdleLifecycle service() {
			return new IdleLifecycle();
		}

	}

}
