/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.election;

import java.time.Duration;
import java.util.Queue;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

import io.github.coordination.Term;
import io.github.coordination.Worker;
import io.github.coordination.election.core.ElectionCore;
import io.github.coordination.election.core.Environment;
import io.github.coordination.election.core.Outcome;
import io.github.coordination.election.core.StoreRequest;
import io.github.coordination.election.core.Timings;
import io.github.coordination.lease.Attempt;
import io.github.coordination.lease.Holder;
import io.github.coordination.lease.Subscription;

import static org.assertj.core.api.Assertions.assertThat;

class CoreDriverTests {

	private static final String ELECTION = "primary";

	private static final Worker SELF = new Worker("me", "host", 1);

	private static final Outcome NO_ANSWER = new Outcome.Unknown("planned");

	private final Queue<StoreRequest> requests = new ConcurrentLinkedQueue<>();

	private final Queue<String> failures = new ConcurrentLinkedQueue<>();

	private final Timings timings = Timings.of(Duration.ofMinutes(2), null, null, null, Timings.DEFAULT_DRIFT);

	private final AtomicBoolean refuse = new AtomicBoolean(true);

	private final Notices notices = new Notices(new ElectionListener() {

		@Override
		public void failed(String where, Throwable failure) {
			CoreDriverTests.this.failures.add(where + ": " + failure.getMessage());
		}

	}, Duration.ofSeconds(60));

	private final Seats seats = new Seats(SELF, this.notices, this.requests::add);

	private final CoreDriver driver = new CoreDriver(
			new ElectionCore(
					new Environment(new Holder(SELF, "", "", 0), this.timings, false, new SplittableRandom(1))),
			SuspensionDetector.forPlatform(System::nanoTime, Duration.ofMinutes(1)), this.seats, this.notices);

	/**
	 * The thread of its takeover cannot be made, but the next one can.
	 */
	@Test
	void termThatCannotBeTakenOverIsHandedOver() {
		StoreRequest asked = stand();
		LeaseElection election = this.seats.find(ELECTION).election();
		assertThat(asked).isInstanceOf(StoreRequest.Acquire.class);
		this.driver.input((core, now) -> core.completed(asked.id(),
				new Outcome.Attempted(new Attempt.Granted(7), false), now, now));
		Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> !this.requests.isEmpty());
		assertThat(this.requests.remove()).isInstanceOfSatisfying(StoreRequest.Release.class,
				(release) -> assertThat(release.lease().epoch()).isEqualTo(7));
		assertThat(election.isPrimary()).isFalse();
		Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> !this.failures.isEmpty());
		assertThat(this.failures).containsExactly("coordination-effects: planned");
	}

	@Test
	void electionThreadIsNudgedOnceForWhatIsDueBeforeItWouldLook() {
		AtomicInteger nudges = new AtomicInteger();
		this.driver.start(nudges::incrementAndGet);
		assertThat(Duration.ofNanos(this.driver.letTimePass())).isGreaterThan(Duration.ofSeconds(50));
		StoreRequest asked = stand();
		this.driver.input((core, now) -> core.completed(asked.id(), NO_ANSWER, now, now));
		assertThat(nudges).hasValue(1);
		this.driver.input((core, now) -> core.completed(asked.id(), NO_ANSWER, now, now));
		assertThat(nudges).hasValue(1);
		assertThat(Duration.ofNanos(this.driver.letTimePass())).isLessThan(Duration.ofSeconds(10));
		this.driver.finish();
	}

	@Test
	void electionThreadIsNotNudgedWhileItCalls() {
		AtomicInteger nudges = new AtomicInteger();
		this.driver.start(nudges::incrementAndGet);
		this.driver.letTimePass();
		StoreRequest asked = stand();
		this.driver.calling();
		this.driver.input((core, now) -> core.completed(asked.id(), NO_ANSWER, now, now));
		assertThat(nudges).hasValue(0);
		this.driver.finish();
	}

	@Test
	void duringATermTheElectionThreadLooksFourTimesASecondWhetherTheMachineWasSuspended() {
		this.refuse.set(false);
		StoreRequest asked = stand();
		this.driver.input((core, now) -> core.completed(asked.id(),
				new Outcome.Attempted(new Attempt.Granted(7), false), now, now));
		assertThat(Duration.ofNanos(this.driver.letTimePass())).isLessThanOrEqualTo(Duration.ofMillis(250));
	}

	private StoreRequest stand() {
		Seat seat = this.seats.add(ELECTION, this::seat);
		this.driver.input((core, now) -> {
			seat.stand(Subscription.NONE);
			return core.stand(ELECTION, seat.election().cell(), now);
		});
		return this.requests.remove();
	}

	private Seat seat(String name) {
		LeaseElection election = new LeaseElection(name, System::nanoTime, () -> {
		});
		EngineSettings settings = new EngineSettings(Duration.ZERO, new NoWork(), new ElectionListener() {
		});
		return new Seat(election, new TermRunner(election, new WorkReports(this.driver), settings,
				Duration.ofSeconds(60), (lane) -> new WorkLane(lane, this.notices::failed, this::start)));
	}

	private void start(Thread thread) {
		if (this.refuse.getAndSet(false)) {
			throw new IllegalStateException("planned");
		}
		thread.start();
	}

	private static final class NoWork implements TermWork {

		@Override
		public void takeOver(Term term, TermScope scope) {
		}

		@Override
		public boolean stop(Term term, Duration bound) {
			return true;
		}

	}

}
