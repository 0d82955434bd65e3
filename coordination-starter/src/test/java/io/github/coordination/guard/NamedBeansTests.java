/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.guard;

import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.Lifecycle;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;

import io.github.coordination.autoconfigure.failure.MisconfigurationException;
import io.github.coordination.guard.work.Guards;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Beans of other people, which carry no annotation.
 */
class NamedBeansTests {

	private final LosableStore store = new LosableStore();

	private ConfigurableApplicationContext run(String beans) {
		return GuardFixture.application(this.store, Theirs.class)
			.properties("coordination.primary.beans=" + beans)
			.run();
	}

	@Test
	void namedBeansAreGuardedByTheRuleOfTheirKind() {
		try (ConfigurableApplicationContext primary = run("engine, work")) {
			Engine engine = primary.getBean(Theirs.class).engine;
			GuardFixture.await(engine::isRunning);
			try (ConfigurableApplicationContext secondary = run("engine, work")) {
				assertThat(secondary.getBean(Theirs.class).engine.isRunning()).isFalse();
				Work work = secondary.getBean("work", Work.class);
				work.act();
				assertThat(secondary.getBean(Theirs.class).acts).hasValue(0);
				secondary.getBean("unnamed", Work.class).act();
				assertThat(secondary.getBean(Theirs.class).acts).hasValue(1);
			}
		}
	}

	@Test
	void bareNameIsOfTheDefaultElectionAndAnotherIsNamedBehindIt() {
		try (ConfigurableApplicationContext context = run("engine@reports,work")) {
			assertThat(context.getBean(Guards.class).elections()).containsExactly("primary", "reports");
		}
	}

	@Test
	void unknownNameStopsTheStartWithTheNearestKnownOnes() {
		assertThatExceptionOfType(MisconfigurationException.class).isThrownBy(() -> run("engin,work").close())
			.withMessageContaining("there is no bean named engin")
			.withStackTraceContaining("engine");
	}

	@Test
	void whatCannotBeGuardedIsRefusedAsIfItWereAnnotated() {
		assertThat(GuardFixture
			.refusal(GuardFixture.contexts(Theirs.class).withPropertyValues("coordination.primary.beans=executor")))
			.hasMessageContaining("executor");
	}

	static class Engine implements Lifecycle {

		private volatile boolean running;

		@Override
		public void start() {
			this.running = true;
		}

		@Override
		public void stop() {
			this.running = false;
		}

		@Override
		public boolean isRunning() {
			return this.running;
		}

	}

	static class Work {

		private final AtomicInteger acts;

		Work(AtomicInteger acts) {
			this.acts = acts;
		}

		public void act() {
			this.acts.incrementAndGet();
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class Theirs {

		private final Engine engine = new Engine();

		private final AtomicInteger acts = new AtomicInteger();

		@Bean
		@Lazy
		Engine engine() {
			return this.engine;
		}

		@Bean
		Work work() {
			return new Work(this.acts);
		}

		@Bean
		Work unnamed() {
			return new Work(this.acts);
		}

		@Bean
		Executor executor() {
			return Runnable::run;
		}

	}

}
