/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.guard;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Flow;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.Test;
import org.reactivestreams.Publisher;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.test.util.AopTestUtils;
import reactor.adapter.JdkFlowAdapter;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.core.scheduler.Schedulers;
import reactor.test.StepVerifier;

import io.github.coordination.NotPrimaryException;
import io.github.coordination.PrimaryOnly;
import io.github.coordination.election.LeaseElection;

import static org.assertj.core.api.Assertions.assertThat;

class ReactiveGuardTests {

	private static final Duration BOUND = Duration.ofSeconds(60);

	private final LosableStore store = new LosableStore();

	@Test
	void roleIsAskedAtEverySubscription() {
		try (ConfigurableApplicationContext first = start()) {
			GuardFixture.awaitPrimary(first);
			try (ConfigurableApplicationContext second = start()) {
				Streams streams = second.getBean(Streams.class);
				Streams target = AopTestUtils.getUltimateTargetObject(streams);
				Mono<String> mono = streams.mono();
				Flux<Integer> flux = streams.flux();
				Flow.Publisher<Integer> flow = streams.flow();
				StepVerifier.create(mono).verifyComplete();
				StepVerifier.create(flux).verifyComplete();
				StepVerifier.create(JdkFlowAdapter.flowPublisherToFlux(flow)).verifyComplete();
				StepVerifier.create(streams.refusing()).verifyError(NotPrimaryException.class);
				assertThat(target.assemblies).hasValue(0);
				GuardFixture.election(first).resign();
				GuardFixture.awaitPrimary(second);
				StepVerifier.create(mono).expectNext("one").verifyComplete();
				StepVerifier.create(mono).expectNext("one").verifyComplete();
				StepVerifier.create(flux).expectNext(1, 2).verifyComplete();
				StepVerifier.create(JdkFlowAdapter.flowPublisherToFlux(flow)).expectNext(1, 2).verifyComplete();
				assertThat(target.assemblies).hasValue(4);
				assertThat(GuardFixture.election(second).calls().runningNames()).isEmpty();
			}
		}
	}

	@Test
	void subscriptionIsUnderWayUntilItEndsAndIsCancelledAtALoss() {
		try (ConfigurableApplicationContext context = start()) {
			GuardFixture.awaitPrimary(context);
			Streams streams = context.getBean(Streams.class);
			Streams target = AopTestUtils.getUltimateTargetObject(streams);
			LeaseElection election = GuardFixture.election(context);
			Disposable disposed = streams.endless().subscribe();
			assertThat(election.calls().runningNames()).containsExactly("Streams.endless");
			disposed.dispose();
			assertThat(election.calls().runningNames()).isEmpty();
			List<Throwable> failures = new CopyOnWriteArrayList<>();
			streams.endless().subscribe((element) -> {
			}, failures::add);
			this.store.lose("primary");
			GuardFixture.await(() -> !failures.isEmpty());
			assertThat(failures.get(0)).isInstanceOf(CancellationException.class)
				.hasMessageContaining("no longer the primary");
			assertThat(target.cancellations).hasValue(2);
			GuardFixture.await(() -> election.calls().runningNames().isEmpty());
		}
	}

	@Test
	void handOverWaitsForSubscriptions() {
		try (ConfigurableApplicationContext context = start()) {
			GuardFixture.awaitPrimary(context);
			Streams streams = context.getBean(Streams.class);
			Streams target = AopTestUtils.getUltimateTargetObject(streams);
			List<Integer> elements = new CopyOnWriteArrayList<>();
			streams.endless().subscribe(elements::add);
			GuardFixture.election(context).resign();
			GuardFixture
				.await(() -> GuardFixture.election(context).calls().gate().reason().name().equals("HANDING_OVER"));
			target.sink.tryEmitNext(7);
			assertThat(GuardFixture.election(context).isPrimary()).isTrue();
			target.sink.tryEmitComplete();
			GuardFixture.await(() -> this.store.isReleased("primary"));
			assertThat(elements).containsExactly(7);
			assertThat(target.cancellations).hasValue(0);
		}
	}

	@Test
	void monoThatEndsWellIsNotCancelled() {
		try (ConfigurableApplicationContext context = start()) {
			GuardFixture.awaitPrimary(context);
			Streams streams = context.getBean(Streams.class);
			Streams target = AopTestUtils.getUltimateTargetObject(streams);
			StepVerifier.create(streams.delayed()).expectNext("one").expectComplete().verify(BOUND);
			GuardFixture.await(() -> target.signals.size() == 1);
			assertThat(target.signals).containsExactly("onComplete");
			assertThat(target.cancellations).hasValue(0);
			assertThat(GuardFixture.election(context).calls().runningNames()).isEmpty();
		}
	}

	@Test
	void workThatBlocksItsSubscriberIsInterruptedAtALossAndUnderWayUntilThen() throws InterruptedException {
		try (ConfigurableApplicationContext context = start()) {
			GuardFixture.awaitPrimary(context);
			Streams streams = context.getBean(Streams.class);
			Streams target = AopTestUtils.getUltimateTargetObject(streams);
			Disposable subscription = streams.blocking().subscribeOn(Schedulers.boundedElastic()).subscribe();
			assertThat(target.begun.await(60, TimeUnit.SECONDS)).isTrue();
			assertThat(GuardFixture.election(context).calls().runningNames()).containsExactly("Streams.blocking");
			this.store.lose("primary");
			GuardFixture.await(target.interrupted::get);
			GuardFixture.await(subscription::isDisposed);
			GuardFixture.await(() -> GuardFixture.election(context).calls().runningNames().isEmpty());
		}
	}

	@Test
	void publisherThatFailsToAssembleEndsTheCall() {
		try (ConfigurableApplicationContext context = start()) {
			GuardFixture.awaitPrimary(context);
			StepVerifier.create(context.getBean(Streams.class).failing()).verifyErrorMessage("planned");
			assertThat(GuardFixture.election(context).calls().runningNames()).isEmpty();
		}
	}

	private ConfigurableApplicationContext start() {
		return GuardFixture.run(this.store, Application.class);
	}

	static class Streams {

		private final AtomicInteger assemblies = new AtomicInteger();

		private final AtomicInteger cancellations = new AtomicInteger();

		private final List<String> signals = new CopyOnWriteArrayList<>();

		private final Sinks.Many<Integer> sink = Sinks.many().multicast().directBestEffort();

		private final CountDownLatch begun = new CountDownLatch(1);

		private final AtomicBoolean interrupted = new AtomicBoolean();

		@PrimaryOnly
		public Mono<String> mono() {
			this.assemblies.incrementAndGet();
			return Mono.just("one");
		}

		@PrimaryOnly
		public Flux<Integer> flux() {
			this.assemblies.incrementAndGet();
			return Flux.just(1, 2);
		}

		@PrimaryOnly
		public Flow.Publisher<Integer> flow() {
			this.assemblies.incrementAndGet();
			return JdkFlowAdapter.publisherToFlowPublisher(Flux.just(1, 2));
		}

		@PrimaryOnly(otherwise = PrimaryOnly.Otherwise.THROW)
		public Publisher<Integer> refusing() {
			return Flux.just(1);
		}

		@PrimaryOnly
		public Flux<Integer> endless() {
			return this.sink.asFlux().doOnCancel(this.cancellations::incrementAndGet);
		}

		@PrimaryOnly
		public Mono<String> delayed() {
			return Mono.delay(Duration.ofMillis(5))
				.map((tick) -> "one")
				.doOnCancel(this.cancellations::incrementAndGet)
				.doFinally((signal) -> this.signals.add(signal.toString()));
		}

		@PrimaryOnly
		public Mono<Void> blocking() {
			return Mono.fromRunnable(() -> {
				this.begun.countDown();
				try {
					new CountDownLatch(1).await(120, TimeUnit.SECONDS);
				}
				catch (InterruptedException ex) {
					this.interrupted.set(true);
				}
			});
		}

		@PrimaryOnly
		public Mono<String> failing() {
			throw new IllegalStateException("planned");
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class Application {

		@Bean
		Streams streams() {
			return new Streams();
		}

	}

}
