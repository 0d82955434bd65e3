/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.election.calls;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;

import io.github.coordination.election.core.TermCell;
import io.github.coordination.election.core.TestTerms;

import static org.assertj.core.api.Assertions.assertThat;

class CallGateTests {

	private static final long EPOCH = 7;

	private final TermCell term = TestTerms.begun(() -> 0, EPOCH);

	private final GuardedCalls calls = new GuardedCalls(this.term);

	private final CallGate child = this.calls.addGate();

	private final GuardedWork work = new GuardedWork("work", true);

	@Test
	void eachGateIsOpenedByItself() {
		this.calls.gate().open(EPOCH);
		assertThat(this.child.begin(this.work)).isNull();
		assertThat(this.child.reason()).isEqualTo(SkipReason.TAKING_OVER);
		this.child.open(EPOCH);
		assertThat(this.child.begin(this.work)).isNotNull();
	}

	@Test
	void handOverShutsAllGates() {
		this.calls.gate().open(EPOCH);
		this.child.open(EPOCH);
		this.calls.close(EPOCH);
		assertThat(this.calls.gate().begin(this.work)).isNull();
		assertThat(this.child.begin(this.work)).isNull();
		this.child.open(EPOCH);
		assertThat(this.child.begin(this.work)).isNull();
		assertThat(this.child.reason()).isEqualTo(SkipReason.HANDING_OVER);
	}

	@Test
	void callWithinARunningCallGoesThroughAGateThatIsShut() {
		Invocation runner = this.child.beginTakeover(this.work, EPOCH);
		assertThat(runner).isNotNull();
		assertThat(this.child.begin(this.work)).isNotNull();
	}

	@Test
	void gateThatWasLeftLetsNothingIn() {
		this.child.open(EPOCH);
		this.child.leave();
		this.child.open(EPOCH);
		assertThat(this.child.begin(this.work)).isNull();
		assertThat(this.child.beginTakeover(this.work, EPOCH)).isNull();
		assertThat(this.child.reason()).isEqualTo(SkipReason.HANDING_OVER);
		assertThat(this.calls.runningNames()).isEmpty();
		assertThat(this.work.runs()).isZero();
		TestTerms.end(this.term, EPOCH);
		assertThat(this.child.reason()).isEqualTo(SkipReason.SECONDARY);
	}

	@Test
	void callThatIsDrainedMayFinishItsWorkThroughAGateThatWasLeft() {
		this.child.open(EPOCH);
		Invocation outer = this.child.begin(this.work);
		this.child.leave();
		assertThat(outer).isNotNull();
		assertThat(this.child.begin(this.work)).isNotNull();
	}

	@Test
	void takeoverDoesNotBeginOnceTheHandOverHasBegunButItsEndDoes() {
		this.calls.close(EPOCH);
		assertThat(this.child.beginTakeover(this.work, EPOCH)).isNull();
		assertThat(this.child.beginEnd(this.work, EPOCH)).isNotNull();
	}

	@Test
	void gateWaitsForItsOwnCallsOnly() throws Exception {
		this.calls.gate().open(EPOCH);
		this.child.open(EPOCH);
		Invocation others = this.calls.gate().begin(new GuardedWork("work of the parent", true));
		RunningCall own = new RunningCall(new CountDownLatch(1));
		CompletableFuture<Boolean> left = CompletableFuture.supplyAsync(() -> this.child.awaitEnd(inAMinute()));
		assertThat(left).isNotDone();
		own.mayEnd.countDown();
		assertThat(left.get(60, TimeUnit.SECONDS)).isTrue();
		assertThat(own.interrupted.get(60, TimeUnit.SECONDS)).isFalse();
		assertThat(others).isNotNull();
		assertThat(this.calls.runningNames()).containsExactly("work of the parent");
	}

	@Test
	void callThatTakesTooLongIsInterrupted() throws Exception {
		this.child.open(EPOCH);
		RunningCall own = new RunningCall(new CountDownLatch(1));
		assertThat(this.child.awaitEnd(System.nanoTime())).isFalse();
		this.child.interrupt();
		assertThat(own.interrupted.get(60, TimeUnit.SECONDS)).isTrue();
	}

	@Test
	void callThatWaitsForItsOwnGateDoesNotWaitForItself() {
		this.child.open(EPOCH);
		Invocation self = this.child.begin(this.work);
		assertThat(this.child.awaitEnd(inAMinute())).isTrue();
		this.child.interrupt();
		assertThat(self).isNotNull();
		assertThat(Thread.currentThread().isInterrupted()).isFalse();
	}

	@Test
	void waiterThatIsInterruptedWaitsOnAndStaysInterrupted() throws Exception {
		this.child.open(EPOCH);
		RunningCall own = new RunningCall(new CountDownLatch(1));
		CompletableFuture<Boolean> interrupted = new CompletableFuture<>();
		Thread leaver = new Thread(() -> {
			this.child.awaitEnd(inAMinute());
			interrupted.complete(Thread.currentThread().isInterrupted());
		});
		leaver.start();
		leaver.interrupt();
		own.mayEnd.countDown();
		assertThat(interrupted.get(60, TimeUnit.SECONDS)).isTrue();
		assertThat(own.interrupted.get(60, TimeUnit.SECONDS)).isFalse();
	}

	@Test
	void workThatEndsByItIsCancelled() {
		this.child.open(EPOCH);
		Invocation subscription = this.child.begin(this.work);
		assertThat(subscription).isNotNull();
		subscription.detach(subscription::endDetached, true);
		this.child.interrupt();
		assertThat(this.calls.runningNames()).isEmpty();
	}

	private static long inAMinute() {
		return System.nanoTime() + Duration.ofSeconds(60).toNanos();
	}

	/**
	 * A call on a thread of its own, until it may end or is interrupted.
	 */
	private final class RunningCall {

		private final CountDownLatch mayEnd;

		private final CompletableFuture<Boolean> interrupted = new CompletableFuture<>();

		RunningCall(CountDownLatch mayEnd) throws InterruptedException {
			this.mayEnd = mayEnd;
			CountDownLatch begun = new CountDownLatch(1);
			Thread thread = new Thread(() -> run(begun));
			thread.setDaemon(true);
			thread.start();
			assertThat(begun.await(60, TimeUnit.SECONDS)).isTrue();
		}

		private void run(CountDownLatch begun) {
			Invocation invocation = CallGateTests.this.child.begin(CallGateTests.this.work);
			begun.countDown();
			if (invocation == null) {
				this.interrupted.completeExceptionally(new IllegalStateException("refused"));
				return;
			}
			try {
				boolean ended = this.mayEnd.await(60, TimeUnit.SECONDS);
				invocation.end();
				this.interrupted.complete(!ended);
			}
			catch (InterruptedException ex) {
				invocation.end();
				this.interrupted.complete(true);
			}
		}

	}

}
