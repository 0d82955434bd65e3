/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.guard;

import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationHandler;
import io.micrometer.observation.ObservationRegistry;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;
import org.springframework.context.annotation.Scope;
import org.springframework.scheduling.TaskScheduler;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.scheduling.annotation.SchedulingConfigurer;
import org.springframework.scheduling.concurrent.ThreadPoolTaskScheduler;
import org.springframework.scheduling.config.ScheduledTask;
import org.springframework.scheduling.config.ScheduledTaskHolder;
import org.springframework.scheduling.support.ScheduledTaskObservationContext;

import io.github.coordination.PrimaryOnly;
import io.github.coordination.election.LeaseElection;
import io.github.coordination.guard.HourlyJobs.Hourly;
import io.github.coordination.guard.HourlyJobs.Journal;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Each run of an hourly job that is seen here comes from a takeover.
 */
class TermTimerTests {

	private static final List<String> FIRST_RUN_AT_ONCE = List.of("fixedDelay", "fixedRate", "once", "shortDelay",
			"reactive", "reactiveDelay", "pooled", "virtual", "ofClass");

	private final LosableStore store = new LosableStore();

	private final Journal journal = new Journal();

	@AfterEach
	void letEveryRunEnd() {
		this.journal.mayEnd.countDown();
	}

	private ConfigurableApplicationContext run(Class<?> configuration) {
		return GuardFixture.application(this.store, configuration).initializers(this.journal::register).run();
	}

	@Test
	void everyIntervalJobRunsWhenItsWorkerBecomesPrimary() {
		try (ConfigurableApplicationContext context = run(Hourly.class)) {
			GuardFixture.awaitPrimary(context);
			GuardFixture.await(() -> this.journal.runs.keySet().containsAll(FIRST_RUN_AT_ONCE));
			assertThat(this.journal.runs).doesNotContainKey("delayed");
			assertThat(this.journal.threads.get("pooled")).startsWith("pool-");
			assertThat(this.journal.threads.get("virtual")).startsWith("virtual-");
		}
	}

	@Test
	void everyIntervalJobRunsOnceInEachTerm() {
		try (ConfigurableApplicationContext context = run(Hourly.class)) {
			GuardFixture.awaitPrimary(context);
			GuardFixture.await(() -> FIRST_RUN_AT_ONCE.stream().allMatch((job) -> this.journal.count(job) == 1));
			this.store.lose("primary");
			GuardFixture.await(() -> FIRST_RUN_AT_ONCE.stream().allMatch((job) -> this.journal.count(job) == 2));
		}
	}

	@Test
	void secondaryHasNoTimerAndSkipsNothing() {
		try (ConfigurableApplicationContext primary = run(Hourly.class)) {
			GuardFixture.awaitPrimary(primary);
			GuardFixture.await(() -> this.journal.runs.keySet().containsAll(FIRST_RUN_AT_ONCE));
			Journal other = new Journal();
			try (ConfigurableApplicationContext secondary = GuardFixture.application(this.store, Hourly.class)
				.initializers(other::register)
				.run()) {
				GuardFixture.await(() -> other.count("unguarded") > 3);
				assertThat(other.runs).containsOnlyKeys("unguarded");
				assertThat(armed(secondary)).isSubsetOf("unguarded");
				GuardFixture.await(() -> armed(primary)
					.containsAll(List.of("fixedDelay", "fixedRate", "delayed", "reactive", "ofClass")));
				LeaseElection election = GuardFixture.election(secondary);
				assertThat(election.work()).allMatch((work) -> work.lastSkip() == null);
			}
		}
	}

	@Test
	void timersOfALostTermAreCancelled() {
		try (ConfigurableApplicationContext context = run(Hourly.class)) {
			GuardFixture.awaitPrimary(context);
			GuardFixture.await(() -> armed(context).contains("fixedDelay"));
			try (ConfigurableApplicationContext other = GuardFixture.run(this.store, Empty.class)) {
				GuardFixture.election(context).resign();
				GuardFixture.awaitPrimary(other);
				GuardFixture.await(() -> armed(context).equals(List.of("unguarded")));
			}
		}
	}

	@Test
	void noRunOverlapsOneOfAFormerTerm() {
		try (ConfigurableApplicationContext context = run(HourlyJobs.Slow.class)) {
			LeaseElection election = GuardFixture.election(context);
			GuardFixture.await(() -> this.journal.count("slow") == 1);
			for (int losses = 0; losses < 2; losses++) {
				long epoch = election.epoch();
				this.store.lose("primary");
				GuardFixture.await(() -> election.epoch() != 0 && election.epoch() != epoch);
				GuardFixture.awaitPrimary(context);
				GuardFixture.await(() -> this.journal.count("afterSlow") > 0);
				this.journal.runs.remove("afterSlow");
			}
			assertThat(this.journal.count("slow")).isEqualTo(1);
			this.journal.mayEnd.countDown();
			GuardFixture.await(() -> this.journal.count("slow") == 2);
			assertThat(this.journal.mostAtOnce).hasValue(1);
		}
	}

	@Test
	void beanThatIsMadeDuringATermRunsAtOnce() {
		try (ConfigurableApplicationContext primary = run(Later.class)) {
			GuardFixture.awaitPrimary(primary);
			assertThat(this.journal.runs).isEmpty();
			primary.getBean("lazy");
			GuardFixture.await(() -> this.journal.count("later") == 1);
			primary.getBean("prototype");
			GuardFixture.await(() -> this.journal.count("later") == 2);
			primary.getBean("prototype");
			GuardFixture.await(() -> this.journal.count("later") == 3);
		}
	}

	@Test
	void beanThatIsMadeOnASecondaryRunsWhenThatBecomesPrimary() {
		try (ConfigurableApplicationContext primary = GuardFixture.run(this.store, Empty.class)) {
			GuardFixture.awaitPrimary(primary);
			try (ConfigurableApplicationContext secondary = run(Later.class)) {
				Object lazy = secondary.getBean("lazy");
				Object prototype = secondary.getBean("prototype");
				assertThat(prototype).isNotSameAs(lazy);
				assertThat(armed(secondary)).isEmpty();
				GuardFixture.election(primary).resign();
				GuardFixture.awaitPrimary(secondary);
				GuardFixture.await(() -> this.journal.count("later") == 2);
			}
		}
	}

	@Test
	void jobOfAChildContextRunsWhenTheChildHasTakenOver() {
		try (ConfigurableApplicationContext parent = run(Empty.class)) {
			GuardFixture.awaitPrimary(parent);
			try (AnnotationConfigApplicationContext child = new AnnotationConfigApplicationContext()) {
				child.setParent(parent);
				child.register(GuardFixture.Coordination.class, Later.class, Child.class);
				child.refresh();
				GuardFixture.await(() -> this.journal.count("later") == 1);
				GuardFixture.await(() -> armed(child).equals(List.of("later")));
			}
		}
	}

	@Test
	void schedulerOfTheUsersOwnIsUsedAndSeen() {
		try (ConfigurableApplicationContext context = run(Configured.class)) {
			GuardFixture.await(() -> this.journal.count("configured") == 1);
			assertThat(this.journal.threads.get("configured")).startsWith("mine-");
			assertThat(context.getBean(Configured.class).seen).isInstanceOf(ThreadPoolTaskScheduler.class);
		}
	}

	@Test
	void runsAreObservedAsAnyScheduledTask() {
		try (ConfigurableApplicationContext context = run(Observed.class)) {
			GuardFixture.await(() -> context.getBean(Observed.class).observed.get() > 0);
		}
	}

	/**
	 * Names of the scheduled methods that have a next run.
	 */
	private static List<String> armed(ConfigurableApplicationContext context) {
		return context.getBean(ScheduledTaskHolder.class)
			.getScheduledTasks()
			.stream()
			.filter((task) -> task.nextExecution() != null)
			.map(ScheduledTask::toString)
			.map((name) -> name.substring(name.lastIndexOf('.') + 1))
			.distinct()
			.toList();
	}

	@Configuration(proxyBeanMethods = false)
	static class Empty {

	}

	static class LaterJob {

		private final Journal journal;

		LaterJob(Journal journal) {
			this.journal = journal;
		}

		@PrimaryOnly
		@Scheduled(fixedRate = 1, timeUnit = TimeUnit.HOURS)
		void later() {
			this.journal.ran("later");
		}

	}

	@Configuration(proxyBeanMethods = false)
	@EnableScheduling
	static class Later {

		@Bean
		@Lazy
		LaterJob lazy(Journal journal) {
			return new LaterJob(journal);
		}

		@Bean
		@Scope("prototype")
		LaterJob prototype(Journal journal) {
			return new LaterJob(journal);
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class Child {

		@Bean
		LaterJob job(Journal journal) {
			return new LaterJob(journal);
		}

	}

	@Configuration(proxyBeanMethods = false)
	@EnableScheduling
	static class Configured {

		private TaskScheduler seen;

		@Bean
		ConfiguredJob configuredJob(Journal journal) {
			return new ConfiguredJob(journal);
		}

		@Bean
		ThreadPoolTaskScheduler mine() {
			ThreadPoolTaskScheduler scheduler = new ThreadPoolTaskScheduler();
			scheduler.setThreadNamePrefix("mine-");
			return scheduler;
		}

		@Bean
		ThreadPoolTaskScheduler another() {
			return new ThreadPoolTaskScheduler();
		}

		@Bean
		SchedulingConfigurer chooses(ThreadPoolTaskScheduler mine) {
			return (registrar) -> {
				registrar.setScheduler(mine);
				this.seen = registrar.getScheduler();
			};
		}

	}

	static class ConfiguredJob {

		private final Journal journal;

		ConfiguredJob(Journal journal) {
			this.journal = journal;
		}

		@PrimaryOnly
		@Scheduled(fixedRate = 1, timeUnit = TimeUnit.HOURS)
		void configured() {
			this.journal.ran("configured");
		}

	}

	@Configuration(proxyBeanMethods = false)
	@EnableScheduling
	static class Observed implements ObservationHandler<ScheduledTaskObservationContext> {

		private final AtomicInteger observed = new AtomicInteger();

		@Bean
		ConfiguredJob configuredJob(Journal journal) {
			return new ConfiguredJob(journal);
		}

		@Bean
		SchedulingConfigurer observes() {
			ObservationRegistry registry = ObservationRegistry.create();
			registry.observationConfig().observationHandler(this);
			return (registrar) -> registrar.setObservationRegistry(registry);
		}

		@Override
		public void onStop(ScheduledTaskObservationContext context) {
			if (context.isComplete() && context.getMethod().getName().equals("configured")) {
				this.observed.incrementAndGet();
			}
		}

		@Override
		public boolean supportsContext(Observation.Context context) {
			return context instanceof ScheduledTaskObservationContext;
		}

	}

}
