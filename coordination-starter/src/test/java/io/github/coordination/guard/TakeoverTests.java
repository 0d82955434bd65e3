/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.guard;

import java.time.Clock;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;

import org.junit.jupiter.api.Test;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.Lifecycle;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;

import io.github.coordination.PrimaryAcquiredEvent;
import io.github.coordination.PrimaryElection;
import io.github.coordination.PrimaryOnly;
import io.github.coordination.autoconfigure.ElectionAutoConfiguration;
import io.github.coordination.autoconfigure.GuardAutoConfiguration;
import io.github.coordination.store.memory.MemoryLeaseStore;

import static org.assertj.core.api.Assertions.assertThat;

class TakeoverTests {

	private final MemoryLeaseStore store = new MemoryLeaseStore(Clock.systemUTC());

	@Test
	void takeoverRunsRunnersThenLifecyclesByPhaseThenPublishesAndAHandOverStopsInReverse() {
		try (ConfigurableApplicationContext first = start()) {
			Journal journal = first.getBean(Journal.class);
			GuardFixture.await(() -> journal.lines.contains("event"));
			assertThat(journal.lines).containsExactly("runner 1", "runner 2", "start early", "start late", "event");
			try (ConfigurableApplicationContext second = start()) {
				Journal other = second.getBean(Journal.class);
				assertThat(other.lines).isEmpty();
				assertThat(second.getBean("early", SmartLifecycle.class).isRunning()).isFalse();
				SpringApplication.exit(first);
				assertThat(journal.lines).endsWith("event", "stop late", "stop early");
				GuardFixture.await(() -> other.lines.contains("event"));
				assertThat(other.lines).containsExactly("runner 1", "runner 2", "start early", "start late", "event");
			}
		}
	}

	@Test
	void startingAGuardedLifecycleByHandDoesNothingOnASecondary() {
		try (ConfigurableApplicationContext first = start()) {
			GuardFixture.await(() -> first.getBean(Journal.class).lines.contains("event"));
			try (ConfigurableApplicationContext second = start()) {
				second.start();
				second.getBean("early", SmartLifecycle.class).start();
				assertThat(second.getBean("early", SmartLifecycle.class).isRunning()).isFalse();
				assertThat(second.getBean("early", SmartLifecycle.class).isAutoStartup()).isFalse();
				assertThat(second.getBean("late")).isInstanceOf(SmartLifecycle.class);
			}
		}
	}

	@Test
	void guardedCallsAreSkippedUntilTheRunnersAreDone() {
		try (ConfigurableApplicationContext context = start()) {
			Journal journal = context.getBean(Journal.class);
			assertThat(journal.lines).startsWith("runner 1", "runner 2");
			assertThat(journal.outsideRanDuringRunner).isFalse();
			assertThat(journal.insideRanDuringRunner).isTrue();
		}
	}

	@Test
	void aFailingRunnerFailsTheStart() {
		try {
			start("--fail=true").close();
			assertThat(false).as("the start must fail").isTrue();
		}
		catch (IllegalStateException ex) {
			assertThat(ex).hasMessage("planned");
		}
	}

	@Test
	void pauseHandsOverAndRestartStandsAgain() {
		try (ConfigurableApplicationContext context = start()) {
			PrimaryElection election = context.getBean(PrimaryElection.class);
			Journal journal = context.getBean(Journal.class);
			GuardFixture.await(() -> journal.lines.contains("event"));
			context.pause();
			assertThat(election.isPrimary()).isFalse();
			assertThat(this.store.record("primary")).matches((record) -> record.released());
			context.restart();
			GuardFixture.await(election::isPrimary);
			GuardFixture.await(() -> journal.lines.stream().filter("event"::equals).count() == 2);
		}
	}

	private ConfigurableApplicationContext start(String... arguments) {
		SpringApplication application = new SpringApplicationBuilder(Application.class).web(WebApplicationType.NONE)
			.properties("coordination.primary.lease=2m", "spring.main.banner-mode=off")
			.initializers((context) -> context.getBeanFactory().registerSingleton("leaseStore", this.store))
			.build();
		return application.run(arguments);
	}

	@Configuration(proxyBeanMethods = false)
	@ImportAutoConfiguration({ ElectionAutoConfiguration.class, GuardAutoConfiguration.class })
	static class Application {

		@Bean
		Journal journal() {
			return new Journal();
		}

		@Bean
		Helper helper() {
			return new Helper();
		}

		@Bean
		@Order(2)
		@PrimaryOnly
		ApplicationRunner second(Journal journal) {
			return (arguments) -> {
				if (arguments.containsOption("fail")) {
					throw new IllegalStateException("planned");
				}
				journal.lines.add("runner 2");
			};
		}

		@Bean
		@Order(1)
		@PrimaryOnly
		ApplicationRunner first(Journal journal, Helper helper) {
			return (arguments) -> {
				helper.help(journal.lines.isEmpty() ? journal.insideFlag : new AtomicBoolean());
				Thread outside = new Thread(() -> helper.help(journal.outsideFlag));
				outside.start();
				outside.join(60_000);
				assertThat(outside.isAlive()).isFalse();
				journal.note();
				journal.lines.add("runner 1");
			};
		}

		@Bean
		Recorded early(Journal journal) {
			return new Recorded("early", journal, -5);
		}

		@Bean
		@PrimaryOnly
		Lifecycle late(Journal journal) {
			return new PlainRecorded("late", journal);
		}

	}

	static class Helper {

		@PrimaryOnly
		public void help(AtomicBoolean flag) {
			flag.set(true);
		}

	}

	static class Journal {

		private final List<String> lines = new CopyOnWriteArrayList<>();

		private final AtomicBoolean insideFlag = new AtomicBoolean();

		private final AtomicBoolean outsideFlag = new AtomicBoolean();

		private volatile boolean insideRanDuringRunner;

		private volatile boolean outsideRanDuringRunner;

		void note() {
			this.insideRanDuringRunner = this.insideFlag.get();
			this.outsideRanDuringRunner = this.outsideFlag.get();
		}

		@EventListener
		void on(PrimaryAcquiredEvent event) {
			this.lines.add("event");
		}

	}

	static class PlainRecorded implements Lifecycle {

		private final String name;

		private final Journal journal;

		private volatile boolean running;

		PlainRecorded(String name, Journal journal) {
			this.name = name;
			this.journal = journal;
		}

		@Override
		public void start() {
			this.running = true;
			this.journal.lines.add("start " + this.name);
		}

		@Override
		public void stop() {
			this.running = false;
			this.journal.lines.add("stop " + this.name);
		}

		@Override
		public boolean isRunning() {
			return this.running;
		}

	}

	@PrimaryOnly
	static class Recorded extends PlainRecorded implements SmartLifecycle {

		private final int phase;

		Recorded(String name, Journal journal, int phase) {
			super(name, journal);
			this.phase = phase;
		}

		@Override
		public int getPhase() {
			return this.phase;
		}

	}

}
