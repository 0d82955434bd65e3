/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.guard;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.context.ApplicationListener;
import org.springframework.context.PayloadApplicationEvent;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.event.EventListener;

import io.github.coordination.PrimaryChangedEvent;
import io.github.coordination.PrimaryLostEvent;
import io.github.coordination.PrimaryOnly;
import io.github.coordination.autoconfigure.ReportAutoConfiguration;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Beans of a parent and of children whose pace a test sets.
 */
final class ChildBeans {

	private ChildBeans() {
	}

	/**
	 * What the beans do, and how long.
	 */
	static final class Stage {

		volatile CountDownLatch begun = new CountDownLatch(1);

		volatile CountDownLatch mayEnd = new CountDownLatch(1);

		volatile CountDownLatch parentBegun = new CountDownLatch(1);

		volatile CountDownLatch parentMayEnd = new CountDownLatch(0);

		volatile CountDownLatch mayStop = new CountDownLatch(0);

		volatile CountDownLatch startMayEnd = new CountDownLatch(0);

		final CountDownLatch stopping = new CountDownLatch(1);

		final CountDownLatch starting = new CountDownLatch(1);

		final AtomicInteger outer = new AtomicInteger();

		final AtomicInteger inner = new AtomicInteger();

		final AtomicInteger runs = new AtomicInteger();

		final AtomicInteger made = new AtomicInteger();

		final AtomicInteger stops = new AtomicInteger();

		final AtomicInteger losses = new AtomicInteger();

		final AtomicInteger takeovers = new AtomicInteger();

		final AtomicBoolean lifecycleRuns = new AtomicBoolean();

		final AtomicBoolean cancelled = new AtomicBoolean();

		void hold() {
			this.begun.countDown();
			wait(this.mayEnd);
		}

		static void wait(CountDownLatch latch) {
			try {
				assertThat(latch.await(60, TimeUnit.SECONDS)).isTrue();
			}
			catch (InterruptedException ex) {
				throw new IllegalStateException(ex);
			}
		}

		/**
		 * Wait whether or not interrupted.
		 */
		static void waitDeaf(CountDownLatch latch) {
			GuardFixture.await(() -> {
				Thread.interrupted();
				return latch.getCount() == 0;
			});
		}

	}

	static class Inner {

		private final Stage stage;

		Inner(Stage stage) {
			this.stage = stage;
		}

		@PrimaryOnly
		public void run() {
			this.stage.inner.incrementAndGet();
		}

	}

	static class Outer {

		private final Stage stage;

		private final Inner inner;

		Outer(Stage stage, Inner inner) {
			this.stage = stage;
			this.inner = inner;
		}

		@PrimaryOnly
		public void run() {
			this.stage.hold();
			this.inner.run();
			this.stage.outer.incrementAndGet();
		}

	}

	/**
	 * A lifecycle of the parent that stops slowly.
	 */
	@PrimaryOnly
	static class Slow implements SmartLifecycle {

		private final Stage stage;

		private volatile boolean running;

		Slow(Stage stage) {
			this.stage = stage;
		}

		@Override
		public void start() {
			this.running = true;
		}

		@Override
		public void stop() {
			this.stage.stopping.countDown();
			Stage.wait(this.stage.mayStop);
			this.running = false;
		}

		@Override
		public boolean isRunning() {
			return this.running;
		}

	}

	/**
	 * A lifecycle of a child that starts slowly and flushes when it stops.
	 */
	@PrimaryOnly
	static class Flushing implements SmartLifecycle {

		private final Stage stage;

		private final Inner inner;

		Flushing(Stage stage, Inner inner) {
			this.stage = stage;
			this.inner = inner;
		}

		@Override
		public void start() {
			this.stage.starting.countDown();
			Stage.waitDeaf(this.stage.startMayEnd);
			this.stage.lifecycleRuns.set(true);
		}

		@Override
		public void stop() {
			this.inner.run();
			this.stage.lifecycleRuns.set(false);
			this.stage.stops.incrementAndGet();
		}

		@Override
		public boolean isRunning() {
			return this.stage.lifecycleRuns.get();
		}

	}

	@Configuration(proxyBeanMethods = false)
	@ImportAutoConfiguration(ReportAutoConfiguration.class)
	static class Parent {

		@Bean
		Slow slow(Stage stage) {
			return new Slow(stage);
		}

		@Bean
		@PrimaryOnly
		ApplicationRunner parentRunner(Stage stage) {
			return (arguments) -> {
				stage.parentBegun.countDown();
				Stage.wait(stage.parentMayEnd);
			};
		}

		@Bean
		ApplicationListener<PayloadApplicationEvent<PrimaryChangedEvent>> counting(Stage stage) {
			return new ApplicationListener<>() {

				@Override
				public void onApplicationEvent(PayloadApplicationEvent<PrimaryChangedEvent> event) {
					stage.takeovers.incrementAndGet();
				}

			};
		}

		@Bean
		ApplicationListener<PayloadApplicationEvent<PrimaryLostEvent>> throwing() {
			return new ApplicationListener<>() {

				@Override
				public void onApplicationEvent(PayloadApplicationEvent<PrimaryLostEvent> event) {
					throw new NoClassDefFoundError("planned");
				}

			};
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class Jobs {

		@Bean
		Inner inner(Stage stage) {
			return new Inner(stage);
		}

		@Bean
		Outer outer(Stage stage, Inner inner) {
			return new Outer(stage, inner);
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class Running {

		@Bean
		Inner inner(Stage stage) {
			return new Inner(stage);
		}

		@Bean
		@PrimaryOnly
		IdleLifecycle idle(Stage stage) {
			stage.made.incrementAndGet();
			stage.begun.countDown();
			return new IdleLifecycle();
		}

		@Bean
		@PrimaryOnly
		ApplicationRunner childRunner(Stage stage) {
			return (arguments) -> {
				stage.runs.incrementAndGet();
				if (stage.made.get() > 0 && stage.runs.get() > 1) {
					stage.hold();
				}
			};
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class Starting {

		@Bean
		Inner inner(Stage stage) {
			return new Inner(stage);
		}

		@Bean
		Flushing flushing(Stage stage, Inner inner) {
			return new Flushing(stage, inner);
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class Listening {

		@Bean
		Ears ears(Stage stage) {
			return new Ears(stage);
		}

		static class Ears {

			private final Stage stage;

			Ears(Stage stage) {
				this.stage = stage;
			}

			@EventListener
			void lost(PrimaryLostEvent event) {
				this.stage.losses.incrementAndGet();
			}

		}

	}

}
