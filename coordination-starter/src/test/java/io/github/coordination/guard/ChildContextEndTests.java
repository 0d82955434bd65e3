/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.guard;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.WebApplicationType;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.context.support.AnnotationConfigWebApplicationContext;
import reactor.core.publisher.Flux;

import io.github.coordination.PrimaryOnly;
import io.github.coordination.TransitionCause;
import io.github.coordination.election.LeaseElection;
import io.github.coordination.election.calls.GuardedWork;
import io.github.coordination.guard.ChildBeans.Inner;
import io.github.coordination.guard.ChildBeans.Jobs;
import io.github.coordination.guard.ChildBeans.Listening;
import io.github.coordination.guard.ChildBeans.Outer;
import io.github.coordination.guard.ChildBeans.Parent;
import io.github.coordination.guard.ChildBeans.Running;
import io.github.coordination.guard.ChildBeans.Slow;
import io.github.coordination.guard.ChildBeans.Stage;
import io.github.coordination.guard.ChildBeans.Starting;
import io.github.coordination.guard.takeover.ContextTakeovers;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * How a child of the engine's context ends, whatever goes on at that time.
 */
class ChildContextEndTests {

	private static final String SHORT_DRAIN = "--coordination.primary.drain-timeout=300ms";

	private final LosableStore store = new LosableStore();

	private final Stage stage = new Stage();

	private final ConfigurableApplicationContext parent = GuardFixture.application(this.store, Parent.class)
		.initializers((context) -> context.getBeanFactory().registerSingleton("stage", this.stage))
		.run();

	private final LeaseElection election = GuardFixture.election(this.parent);

	@AfterEach
	void close() {
		this.stage.mayEnd.countDown();
		this.parent.close();
	}

	@Test
	void jobThatIsDrainedMayCallOtherGuardedBeans() throws Exception {
		ConfigurableApplicationContext child = child(Jobs.class);
		Outer outer = child.getBean(Outer.class);
		CompletableFuture<Void> call = CompletableFuture.runAsync(() -> GuardFixture.await(() -> {
			outer.run();
			return this.stage.outer.get() > 0;
		}));
		await(this.stage.begun);
		CompletableFuture<Void> closed = CompletableFuture.runAsync(child::close);
		GuardFixture.await(() -> {
			child.getBean(Inner.class).run();
			return GuardFixture.work(this.election, "Inner.run").lastSkip() != null;
		});
		int before = this.stage.inner.get();
		this.stage.mayEnd.countDown();
		call.get(60, TimeUnit.SECONDS);
		closed.get(60, TimeUnit.SECONDS);
		assertThat(this.stage.inner).hasValue(before + 1);
	}

	@Test
	void childThatClosesWhileTheEngineIsPausedTakesPartNoMore() {
		this.stage.mayEnd.countDown();
		ConfigurableApplicationContext child = child(Running.class);
		Inner job = child.getBean(Inner.class);
		GuardFixture.await(() -> {
			job.run();
			return this.stage.inner.get() > 0;
		});
		this.parent.stop();
		child.close();
		this.parent.start();
		GuardFixture.awaitPrimary(this.parent);
		int before = this.stage.inner.get();
		job.run();
		assertThat(this.stage.inner).hasValue(before);
		assertThat(this.parent.getBean(ContextTakeovers.class).reversed()).hasSize(1);
		assertThat(this.stage.runs).hasValue(1);
	}

	@Test
	void childThatIsRefreshedAgainTakesPartOnce() {
		try (AnnotationConfigWebApplicationContext child = new AnnotationConfigWebApplicationContext()) {
			child.setParent(this.parent);
			child.register(GuardFixture.Coordination.class, Listening.class);
			child.refresh();
			child.refresh();
			assertThat(this.parent.getBean(ContextTakeovers.class).reversed()).hasSize(2);
		}
		assertThat(this.parent.getBean(ContextTakeovers.class).reversed()).hasSize(1);
	}

	@Test
	void takeoverThatGoesOnMakesNoBeansOfAClosedChild() throws Exception {
		ConfigurableApplicationContext child = child(Running.class);
		await(this.stage.begun);
		GuardFixture.await(() -> this.stage.made.get() == 1);
		this.stage.parentBegun = new CountDownLatch(1);
		this.stage.parentMayEnd = new CountDownLatch(1);
		this.stage.mayEnd.countDown();
		this.election.resign();
		await(this.stage.parentBegun);
		child.close();
		int before = this.stage.takeovers.get();
		this.stage.parentMayEnd.countDown();
		GuardFixture.await(() -> this.stage.takeovers.get() > before);
		assertThat(this.stage.made).hasValue(1);
	}

	@Test
	void childWhoseRunnerTakesTooLongEndsNoTerm() throws Exception {
		this.stage.mayEnd.countDown();
		GuardFixture.awaitPrimary(this.parent);
		ConfigurableApplicationContext child = child(Running.class, SHORT_DRAIN);
		this.stage.begun = new CountDownLatch(1);
		this.stage.mayEnd = new CountDownLatch(1);
		this.election.resign();
		await(this.stage.begun);
		long epoch = this.election.epoch();
		int before = this.stage.takeovers.get();
		child.close();
		GuardFixture.await(() -> this.stage.takeovers.get() > before);
		assertThat(this.election.epoch()).isEqualTo(epoch);
		assertThat(this.election.transitions(TransitionCause.TAKEOVER_FAILED)).isZero();
	}

	@Test
	void allElectionsOfAChildAreLeftAtOnce() throws Exception {
		this.stage.mayEnd.countDown();
		ConfigurableApplicationContext child = child(Several.class);
		Several.First first = child.getBean(Several.First.class);
		Several.Second second = child.getBean(Several.Second.class);
		this.stage.begun = new CountDownLatch(1);
		this.stage.mayEnd = new CountDownLatch(1);
		GuardFixture.await(() -> {
			second.run();
			return this.stage.inner.get() > 0;
		});
		CompletableFuture<Void> call = CompletableFuture.runAsync(() -> GuardFixture.await(() -> {
			first.run();
			return this.stage.outer.get() > 0;
		}));
		await(this.stage.begun);
		CompletableFuture<Void> closed = CompletableFuture.runAsync(child::close);
		GuardedWork work = GuardFixture.work(
				this.parent.getBean(io.github.coordination.election.ElectionEngine.class).get("second"), "Second.run");
		GuardFixture.await(() -> {
			second.run();
			return work.lastSkip() != null;
		});
		assertThat(closed).isNotDone();
		this.stage.mayEnd.countDown();
		call.get(60, TimeUnit.SECONDS);
		closed.get(60, TimeUnit.SECONDS);
	}

	@Test
	void runnerOfAChildThatStartsDuringAHandOverStaysPending() throws Exception {
		this.stage.mayEnd.countDown();
		GuardFixture.awaitPrimary(this.parent);
		GuardFixture.await(() -> this.parent.getBean(Slow.class).isRunning());
		this.stage.mayStop = new CountDownLatch(1);
		this.election.resign();
		await(this.stage.stopping);
		try (ConfigurableApplicationContext child = child(Running.class)) {
			assertThat(this.stage.runs).hasValue(0);
			this.stage.mayStop.countDown();
			GuardFixture.await(() -> this.stage.runs.get() == 1);
			assertThat(child.isRunning()).isTrue();
		}
	}

	@Test
	void lifecycleThatStartsLateIsStopped() throws Exception {
		this.stage.startMayEnd = new CountDownLatch(1);
		ConfigurableApplicationContext child = child(Starting.class, SHORT_DRAIN);
		await(this.stage.starting);
		child.close();
		this.stage.startMayEnd.countDown();
		GuardFixture.await(() -> this.stage.stops.get() == 1);
	}

	@Test
	void lifecycleMayUseGuardedBeansToStop() {
		ConfigurableApplicationContext child = child(Starting.class);
		GuardFixture.await(() -> this.stage.lifecycleRuns.get());
		child.close();
		assertThat(this.stage.inner).hasValue(1);
		assertThat(this.stage.stops).hasValue(1);
	}

	@Test
	void subscriptionOfAClosedChildIsCancelled() {
		ConfigurableApplicationContext child = child(Reactive.class, SHORT_DRAIN);
		Reactive.Ticks ticks = child.getBean(Reactive.Ticks.class);
		GuardFixture.await(() -> {
			ticks.all().subscribe();
			return GuardFixture.work(this.election, "Ticks.all").runs() > 0;
		});
		child.close();
		GuardFixture.await(() -> this.stage.cancelled.get());
		assertThat(this.election.calls().runningNames()).isEmpty();
	}

	@Test
	void listenerOfTheParentThatThrowsKeepsTheEventFromNoChild() {
		try (ConfigurableApplicationContext child = child(Listening.class)) {
			GuardFixture.awaitPrimary(this.parent);
			this.election.resign();
			GuardFixture.await(() -> this.stage.losses.get() == 1);
			assertThat(child.isRunning()).isTrue();
		}
	}

	private ConfigurableApplicationContext child(Class<?> configuration, String... arguments) {
		return GuardFixture.application(this.store, configuration)
			.parent(this.parent)
			.web(WebApplicationType.NONE)
			.run(arguments);
	}

	private static void await(CountDownLatch latch) throws InterruptedException {
		assertThat(latch.await(60, TimeUnit.SECONDS)).isTrue();
	}

	@Configuration(proxyBeanMethods = false)
	static class Several {

		@Bean
		First first(Stage stage) {
			return new First(stage);
		}

		@Bean
		Second second(Stage stage) {
			return new Second(stage);
		}

		static class First {

			private final Stage stage;

			First(Stage stage) {
				this.stage = stage;
			}

			@PrimaryOnly("first")
			public void run() {
				this.stage.hold();
				this.stage.outer.incrementAndGet();
			}

		}

		static class Second {

			private final Stage stage;

			Second(Stage stage) {
				this.stage = stage;
			}

			@PrimaryOnly("second")
			public void run() {
				this.stage.inner.incrementAndGet();
			}

		}

	}

	@Configuration(proxyBeanMethods = false)
	static class Reactive {

		@Bean
		Ticks ticks(Stage stage) {
			return new Ticks(stage);
		}

		static class Ticks {

			private final Stage stage;

			Ticks(Stage stage) {
				this.stage = stage;
			}

			@PrimaryOnly
			public Flux<Long> all() {
				return Flux.interval(Duration.ofMillis(20)).doOnCancel(() -> this.stage.cancelled.set(true));
			}

		}

	}

}
