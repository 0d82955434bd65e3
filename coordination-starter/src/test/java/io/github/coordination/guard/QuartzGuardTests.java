/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.guard;

import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.Test;
import org.quartz.DateBuilder;
import org.quartz.Job;
import org.quartz.JobBuilder;
import org.quartz.JobDetail;
import org.quartz.JobExecutionContext;
import org.quartz.Scheduler;
import org.quartz.SchedulerException;
import org.quartz.SimpleScheduleBuilder;
import org.quartz.Trigger;
import org.quartz.TriggerBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.quartz.SchedulerFactoryBean;

import io.github.coordination.PrimaryOnly;

import static org.assertj.core.api.Assertions.assertThat;

class QuartzGuardTests {

	private final LosableStore store = new LosableStore();

	@Test
	void jobsOfAGuardedSchedulerFireOnThePrimaryOnly() throws Exception {
		try (ConfigurableApplicationContext primary = GuardFixture.run(this.store, Guarded.class)) {
			awaitRuns(primary, 1);
			try (ConfigurableApplicationContext secondary = GuardFixture.run(this.store, Guarded.class)) {
				awaitRuns(primary, 20);
				assertIdle(secondary);
				secondary.stop();
				secondary.start();
				assertIdle(secondary);
				GuardFixture.election(primary).resign();
				awaitRuns(secondary, 1);
				assertThat(scheduler(primary).isInStandbyMode()).isTrue();
			}
			int before = runs(primary);
			awaitRuns(primary, before + 5);
		}
	}

	@Test
	void schedulerStandsByWhenItsTermIsLostAndStartsAgainInTheNext() throws Exception {
		try (ConfigurableApplicationContext context = GuardFixture.run(this.store, Guarded.class)) {
			awaitRuns(context, 1);
			long epoch = GuardFixture.election(context).epoch();
			this.store.lose("primary");
			GuardFixture.await(() -> GuardFixture.election(context).epoch() > epoch);
			GuardFixture.awaitPrimary(context);
			GuardFixture.await(() -> context.getBean(SchedulerFactoryBean.class).isRunning());
			awaitRuns(context, runs(context) + 5);
		}
	}

	@Test
	void schedulerThatIsNamedInAPropertyIsGuarded() throws Exception {
		String named = "--coordination.primary.beans=quartzScheduler";
		try (ConfigurableApplicationContext primary = GuardFixture.run(this.store, Unannotated.class, named);
				ConfigurableApplicationContext secondary = GuardFixture.run(this.store, Unannotated.class, named)) {
			awaitRuns(primary, 20);
			assertIdle(secondary);
			GuardFixture.election(primary).resign();
			awaitRuns(secondary, 1);
		}
	}

	@Test
	void jobsAndTriggersThemselvesAreRefused() {
		assertThat(GuardFixture.refusal(GuardFixture.contexts(GuardedDetail.class)))
			.hasMessageContaining("bean 'detail'")
			.hasMessageContaining("counts a skipped run as done");
	}

	private static void assertIdle(ConfigurableApplicationContext context) throws SchedulerException {
		assertThat(scheduler(context).isInStandbyMode()).isTrue();
		assertThat(runs(context)).isZero();
	}

	private static Scheduler scheduler(ConfigurableApplicationContext context) {
		return context.getBean(Scheduler.class);
	}

	private static int runs(ConfigurableApplicationContext context) {
		return context.getBean(AtomicInteger.class).get();
	}

	private static void awaitRuns(ConfigurableApplicationContext context, int runs) {
		GuardFixture.await(() -> runs(context) >= runs);
	}

	/**
	 * Counts its runs.
	 */
	public static final class Counting implements Job {

		@Override
		public void execute(JobExecutionContext context) {
			try {
				Object runs = context.getScheduler().getContext().get("runs");
				((AtomicInteger) Objects.requireNonNull(runs)).incrementAndGet();
			}
			catch (SchedulerException ex) {
				throw new IllegalStateException(ex);
			}
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class Guarded extends Unannotated {

		@Bean
		@PrimaryOnly
		@Override
		SchedulerFactoryBean quartzScheduler(AtomicInteger runs) {
			return super.quartzScheduler(runs);
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class Unannotated {

		@Bean
		AtomicInteger runs() {
			return new AtomicInteger();
		}

		@Bean
		SchedulerFactoryBean quartzScheduler(AtomicInteger runs) {
			SchedulerFactoryBean factory = new SchedulerFactoryBean();
			factory.setSchedulerName(UUID.randomUUID().toString());
			factory.setSchedulerContextAsMap(Map.of("runs", runs));
			JobDetail job = JobBuilder.newJob(Counting.class).withIdentity("counting").storeDurably().build();
			factory.setJobDetails(job);
			factory.setTriggers(everyTenMilliseconds(job));
			return factory;
		}

		private static Trigger everyTenMilliseconds(JobDetail job) {
			return TriggerBuilder.newTrigger()
				.forJob(job)
				.startAt(DateBuilder.futureDate(0, DateBuilder.IntervalUnit.SECOND))
				.withSchedule(SimpleScheduleBuilder.simpleSchedule().withIntervalInMilliseconds(10).repeatForever())
				.build();
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class GuardedDetail {

		@Bean
		@PrimaryOnly
		JobDetail detail() {
			return JobBuilder.newJob(Counting.class).build();
		}

	}

}
