/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.guard;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.reactivestreams.Publisher;
import org.reactivestreams.Subscriber;
import org.reactivestreams.Subscription;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import io.github.coordination.PrimaryOnly;
import io.github.coordination.election.LeaseElection;

import static org.assertj.core.api.Assertions.assertThat;

class GuardedSubscriberTests {

	private final LosableStore store = new LosableStore();

	private final AtomicReference<Subscriber<? super String>> upstream = new AtomicReference<>();

	private final AtomicInteger cancellations = new AtomicInteger();

	private final Recorder recorder = new Recorder();

	private ConfigurableApplicationContext context;

	private LeaseElection election;

	@BeforeEach
	void start() {
		this.context = GuardFixture.run(this.store, Application.class);
		this.election = GuardFixture.election(this.context);
		GuardFixture.awaitPrimary(this.context);
		Publisher<String> publisher = this.upstream::set;
		this.context.getBean(Streams.class).pass(publisher).subscribe(this.recorder);
	}

	@AfterEach
	void stop() {
		this.context.close();
	}

	@Test
	void lossBeforeTheSubscriptionArrivesCancelsItAndIsToldOnce() {
		lose();
		assertThat(this.recorder.signals).isEmpty();
		this.upstream.get().onSubscribe(new Counter());
		assertThat(this.recorder.signals).containsExactly("onSubscribe", "onError CancellationException");
		assertThat(this.cancellations).hasValue(1);
	}

	@Test
	void signalsAfterALossAreDropped() {
		this.upstream.get().onSubscribe(new Counter());
		lose();
		GuardFixture.await(() -> this.recorder.signals.size() == 2);
		this.upstream.get().onNext("late");
		this.upstream.get().onComplete();
		this.upstream.get().onError(new IllegalStateException("late"));
		assertThat(this.recorder.signals).containsExactly("onSubscribe", "onError CancellationException");
		assertThat(this.cancellations).hasValue(1);
	}

	@Test
	void lossAfterTheEndIsNotTold() {
		this.upstream.get().onSubscribe(new Counter());
		this.upstream.get().onNext("one");
		this.upstream.get().onComplete();
		assertThat(this.election.calls().runningNames()).isEmpty();
		lose();
		assertThat(this.recorder.signals).containsExactly("onSubscribe", "one", "onComplete");
		assertThat(this.cancellations).hasValue(0);
	}

	private void lose() {
		long epoch = this.election.epoch();
		this.store.lose("primary");
		GuardFixture.await(() -> this.election.epoch() != epoch && this.election.epoch() != 0);
		GuardFixture.awaitPrimary(this.context);
	}

	private static final class Recorder implements Subscriber<String> {

		private final List<String> signals = new CopyOnWriteArrayList<>();

		@Override
		public void onSubscribe(Subscription subscription) {
			this.signals.add("onSubscribe");
			subscription.request(Long.MAX_VALUE);
		}

		@Override
		public void onNext(String element) {
			this.signals.add(element);
		}

		@Override
		public void onError(Throwable failure) {
			this.signals.add("onError " + failure.getClass().getSimpleName());
		}

		@Override
		public void onComplete() {
			this.signals.add("onComplete");
		}

	}

	private final class Counter implements Subscription {

		@Override
		public void request(long count) {
		}

		@Override
		public void cancel() {
			GuardedSubscriberTests.this.cancellations.incrementAndGet();
		}

	}

	static class Streams {

		@PrimaryOnly
		public Publisher<String> pass(Publisher<String> publisher) {
			return publisher;
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
