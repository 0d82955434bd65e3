/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.guard;

import java.util.UUID;

import org.junit.jupiter.api.Test;
import org.quartz.Job;
import org.quartz.JobBuilder;
import org.quartz.JobDetail;
import org.quartz.JobExecutionContext;
import org.quartz.Scheduler;
import org.quartz.SchedulerException;
import org.quartz.SimpleScheduleBuilder;
import org.quartz.Trigger;
import org.quartz.TriggerBuilder;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.quartz.autoconfigure.QuartzAutoConfiguration;
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
	void schedulerOfSpringBootIsGuardedByItsName() throws Exception {
		String named = "--coordination.primary.beans=quartzScheduler";
		try (ConfigurableApplicationContext primary = GuardFixture.run(this.store, OfBoot.class, named,
				"--spring.quartz.scheduler-name=" + UUID.randomUUID());
				ConfigurableApplicationContext secondary = GuardFixture.run(this.store, OfBoot.class, named,
						"--spring.quartz.startup-delay=1h", "--spring.quartz.scheduler-name=" + UUID.randomUUID())) {
			awaitRuns(primary, 20);
			assertIdle(secondary);
			GuardFixture.election(primary).resign();
			awaitRuns(secondary, 1);
			assertThat(scheduler(primary).isInStandbyMode()).isTrue();
		}
	}

	@Test
	void jobsAndTriggersThemselvesAreRefused() {
		assertThat(GuardFixture.refusal(GuardFixture.contexts(GuardedDetail.class)))
			.hasMessageContaining("bean 'detail'")
			.hasMessageContaining("counts a skipped run as done");
	}

	@Test
	void jobWhoseClassIsAnnotatedIsRefusedAtTheStart() {
		assertThat(GuardFixture.refusal(GuardFixture.contexts(GuardedClass.class)))
			.hasMessageContaining(AnnotatedJob.class.getName())
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
		try {
			return scheduler(context).getMetaData().getNumberOfJobsExecuted();
		}
		catch (SchedulerException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static void awaitRuns(ConfigurableApplicationContext context, int runs) {
		GuardFixture.await(() -> runs(context) >= runs);
	}

	private static JobDetail job(Class<? extends Job> type) {
		return JobBuilder.newJob(type).withIdentity("job").storeDurably().build();
	}

	private static Trigger everyTenMilliseconds(JobDetail job) {
		return TriggerBuilder.newTrigger()
			.forJob(job)
			.startNow()
			.withSchedule(SimpleScheduleBuilder.simpleSchedule().withIntervalInMilliseconds(10).repeatForever())
			.build();
	}

	/**
	 * A job that Quartz counts.
	 */
	public static final class Idle implements Job {

		@Override
		public void execute(JobExecutionContext context) {
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class Guarded {

		@Bean
		@PrimaryOnly
		SchedulerFactoryBean quartzScheduler() {
			SchedulerFactoryBean factory = new SchedulerFactoryBean();
			factory.setStartupDelay(3600);
			factory.setSchedulerName(UUID.randomUUID().toString());
			JobDetail job = job(Idle.class);
			factory.setJobDetails(job);
			factory.setTriggers(everyTenMilliseconds(job));
			return factory;
		}

	}

	@Configuration(proxyBeanMethods = false)
	@ImportAutoConfiguration(QuartzAutoConfiguration.class)
	static class OfBoot {

		@Bean
		JobDetail idle() {
			return job(Idle.class);
		}

		@Bean
		Trigger often(JobDetail idle) {
			return everyTenMilliseconds(idle);
		}

	}

	/**
	 * A job that is no bean.
	 */
	@PrimaryOnly
	public static final class AnnotatedJob implements Job {

		@Override
		public void execute(JobExecutionContext context) {
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class GuardedClass {

		@Bean
		JobDetail detail() {
			return job(AnnotatedJob.class);
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class GuardedDetail {

		@Bean
		@PrimaryOnly
		JobDetail detail() {
			return job(Idle.class);
		}

	}

}
