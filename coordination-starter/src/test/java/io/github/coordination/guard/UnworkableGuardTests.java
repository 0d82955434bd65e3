/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.guard;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import kotlin.Unit;
import kotlin.coroutines.Continuation;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.scheduling.concurrent.ThreadPoolTaskExecutor;
import org.springframework.scheduling.concurrent.ThreadPoolTaskScheduler;

import io.github.coordination.PrimaryOnly;
import io.github.coordination.guard.plan.UnworkableGuardException;

import static org.assertj.core.api.Assertions.assertThat;

class UnworkableGuardTests {

	@ParameterizedTest
	@ValueSource(classes = { PrivateJob.class, StaticJob.class, FinalJob.class, FinalClassJob.class,
			FinalWorkOfAnnotatedClass.class, PrivateTriggerOfAnnotatedClass.class, IntJob.class, NothingToGuard.class,
			SuspendFunction.class, LifecycleStart.class, LifecycleStop.class, FinalRunner.class, FinalLifecycle.class,
			Pool.class, Scheduler.class, Database.class, WholeConfiguration.class, Factories.class, EmptyName.class,
			ClimbingName.class, LongName.class, BadNameOfClass.class })
	void unworkableUseStopsTheStartWithOneSentence(Class<?> type) {
		Expected expected = type.getAnnotation(Expected.class);
		UnworkableGuardException refusal = GuardFixture.refusal(GuardFixture.contexts(EnableTriggers.class, type));
		assertThat(refusal).hasMessageContaining(type.getName()).hasMessageContaining(expected.problem());
		assertThat(refusal.getCure()).contains(expected.cure());
	}

	/**
	 * What the failure says.
	 */
	@Retention(RetentionPolicy.RUNTIME)
	@Target(ElementType.TYPE)
	@interface Expected {

		String problem();

		String cure();

	}

	@Configuration(proxyBeanMethods = false)
	@EnableScheduling
	static class EnableTriggers {

	}

	@Expected(problem = "work() cannot work: no proxy sees the calls of a private method", cure = "Remove 'private'")
	static class PrivateJob {

		@PrimaryOnly
		@Scheduled(fixedRate = 1000)
		@SuppressWarnings("UnusedMethod")
		private void work() {
		}

	}

	@Expected(problem = "work() cannot work: no proxy sees the calls of a static method", cure = "Remove 'static'")
	static class StaticJob {

		@PrimaryOnly
		static void work() {
		}

	}

	@Expected(problem = "work() cannot work: no proxy sees the calls of a final method", cure = "Remove 'final'")
	static class FinalJob {

		@PrimaryOnly
		public final void work() {
		}

	}

	@Expected(problem = "work() cannot work: the class is final, and no interface of it has this method",
			cure = "Let FinalClassJob implement an interface with work")
	static final class FinalClassJob implements Comparable<FinalClassJob> {

		@PrimaryOnly
		@Scheduled(fixedRate = 1000)
		public void work() {
		}

		@Override
		public int compareTo(FinalClassJob other) {
			return 0;
		}

	}

	@PrimaryOnly
	@Expected(problem = "work() cannot work: no proxy sees the calls of a final method", cure = "Remove 'final'")
	static class FinalWorkOfAnnotatedClass {

		public final void work() {
		}

		public void other() {
		}

	}

	@PrimaryOnly
	@Expected(problem = "work() cannot work: no proxy sees the calls of a private method", cure = "Remove 'private'")
	static class PrivateTriggerOfAnnotatedClass {

		@Scheduled(fixedRate = 1000)
		@SuppressWarnings("UnusedMethod")
		private void work() {
		}

		public void other() {
		}

	}

	@Expected(problem = "work() cannot skip: there is no empty value of its return type int",
			cure = "@PrimaryOnly(otherwise = Otherwise.THROW)")
	static class IntJob {

		@PrimaryOnly
		public int work() {
			return 1;
		}

	}

	/**
	 * As Kotlin compiles a suspend function.
	 */
	@Expected(problem = "work() cannot work: it is a suspend function of Kotlin, whose end nobody sees",
			cure = "Add org.jetbrains.kotlinx:kotlinx-coroutines-reactor")
	static class SuspendFunction {

		@PrimaryOnly
		public Object work(Continuation<? super Unit> continuation) {
			return Unit.INSTANCE;
		}

	}

	@PrimaryOnly
	@Expected(problem = "guards nothing", cure = "Make the work a public method")
	static class NothingToGuard {

		void work() {
		}

	}

	@Expected(problem = "start() cannot work: a lifecycle is guarded as a whole", cure = "Annotate the class")
	static class LifecycleStart extends IdleLifecycle {

		@Override
		@PrimaryOnly
		public void start() {
		}

	}

	@Expected(problem = "stop() cannot work: a lifecycle is guarded as a whole", cure = "Annotate the class")
	static class LifecycleStop extends IdleLifecycle {

		@Override
		@PrimaryOnly
		public void stop() {
		}

	}

	@PrimaryOnly
	@Expected(problem = "run() cannot work: no proxy sees the calls of a final method", cure = "Remove 'final'")
	static class FinalRunner implements ApplicationRunner {

		@Override
		public final void run(ApplicationArguments arguments) {
		}

	}

	@PrimaryOnly
	@Expected(problem = "start() cannot work: no proxy sees the calls of a final method", cure = "Remove 'final'")
	static class FinalLifecycle extends IdleLifecycle {

		@Override
		public final void start() {
		}

	}

	@PrimaryOnly
	@Expected(problem = "Executor", cure = "Annotate the work")
	static class Pool extends ThreadPoolTaskExecutor {

		private static final long serialVersionUID = 1L;

	}

	@PrimaryOnly
	@Expected(problem = "works for others without being started", cure = "Annotate the work")
	static class Scheduler extends ThreadPoolTaskScheduler {

		private static final long serialVersionUID = 1L;

	}

	@PrimaryOnly
	@Expected(problem = "DataSource", cure = "Annotate the work")
	static class Database extends DriverManagerDataSource {

	}

	@PrimaryOnly
	@Configuration
	@Expected(problem = "its beans exist on every worker", cure = "Annotate the @Bean methods")
	static class WholeConfiguration {

	}

	@PrimaryOnly
	@Expected(problem = "its beans exist on every worker", cure = "Annotate the @Bean methods")
	static class Factories {

		@Bean
		public Runnable work() {
			return () -> {
			};
		}

	}

	@Expected(problem = "work() names an election that cannot be", cure = "1 to 64 letters, digits")
	static class EmptyName {

		@PrimaryOnly("")
		public void work() {
		}

	}

	@Expected(problem = "work() names an election that cannot be", cure = "../etc")
	static class ClimbingName {

		@PrimaryOnly("../etc")
		public void work() {
		}

	}

	@Expected(problem = "work() names an election that cannot be", cure = "1 to 64 letters, digits")
	static class LongName {

		private static final String TEN = "abcdefghij";

		private static final String HUNDRED = TEN + TEN + TEN + TEN + TEN + TEN + TEN + TEN + TEN + TEN;

		@PrimaryOnly(HUNDRED + HUNDRED + HUNDRED)
		public void work() {
		}

	}

	@PrimaryOnly("'; DROP TABLE")
	@Expected(problem = "names an election that cannot be", cure = "1 to 64 letters, digits")
	static class BadNameOfClass extends IdleLifecycle {

	}

}
