/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.election;

import java.util.Collection;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

import io.github.coordination.Worker;
import io.github.coordination.election.core.Effect;
import io.github.coordination.election.core.Placeholder;
import io.github.coordination.election.core.StoreRequest;
import io.github.coordination.lease.Attempt;
import io.github.coordination.lease.LeaseRecord;

/**
 * The elections in which this worker stands, and what the core's effects do to them.
 * Effects are handled under the lock of {@link CoreDriver}.
 */
final class Seats {

	private final Map<String, Seat> seats = new ConcurrentSkipListMap<>();

	private final Worker worker;

	private final Notices notices;

	private final Consumer<StoreRequest> calls;

	private volatile CountDownLatch standing = new CountDownLatch(0);

	Seats(Worker worker, Notices notices, Consumer<StoreRequest> calls) {
		this.worker = worker;
		this.notices = notices;
		this.calls = calls;
	}

	@Nullable Seat find(String election) {
		return this.seats.get(election);
	}

	Seat add(String election, Function<String, Seat> factory) {
		return this.seats.computeIfAbsent(election, factory);
	}

	Collection<Seat> all() {
		return this.seats.values();
	}

	boolean holdTerm() {
		for (Seat seat : this.seats.values()) {
			if (seat.holdsTerm()) {
				return true;
			}
		}
		return false;
	}

	/**
	 * Start the work that could not be started.
	 * @return whether everything is started now
	 */
	boolean startLate() {
		boolean started = this.notices.startLate();
		for (Seat seat : this.seats.values()) {
			started &= seat.startLate();
		}
		return started;
	}

	void remove(String election) {
		this.seats.remove(election);
	}

	/**
	 * Expect all elections in which this worker stands to retire.
	 * @return counts those that still stand
	 */
	CountDownLatch expectRetirement() {
		this.standing = new CountDownLatch((int) all().stream().filter((seat) -> !seat.isRetired()).count());
		return this.standing;
	}

	void handle(Effect effect) {
		if (effect instanceof Effect.Call call) {
			this.calls.accept(call.request());
		}
		else if (effect instanceof Effect.Acquired acquired) {
			get(acquired.election()).acquired(acquired.epoch(), acquired.cause(), this.worker);
		}
		else if (effect instanceof Effect.HandOver handOver) {
			get(handOver.election()).handOver(handOver.cause());
		}
		else if (effect instanceof Effect.Lost lost) {
			get(lost.election()).lost(lost.epoch(), lost.cause());
		}
		else if (effect instanceof Effect.Settled settled) {
			get(settled.election()).election().settle();
			this.notices.tell((listener) -> listener.settled(settled.election()));
		}
		else if (effect instanceof Effect.Retired gone) {
			get(gone.election()).retire();
			this.standing.countDown();
		}
		else {
			tell(effect);
		}
	}

	private void tell(Effect effect) {
		if (effect instanceof Effect.Seen seen) {
			this.notices.tell((listener) -> listener.seen(seen.election(), seen.record()));
		}
		else if (effect instanceof Effect.Waiting waiting) {
			this.notices.tell((listener) -> listener.waiting(waiting.election(), waiting.record(), waiting.delay()));
		}
		else if (effect instanceof Effect.Refused refused) {
			this.notices.tell((listener) -> listener.refused(refused.election(), refused.reason()));
		}
	}

	/**
	 * Keep what an answer of the store shows of the present or the former primary.
	 */
	void observe(String election, Attempt attempt) {
		LeaseElection seen = get(election).election();
		if (attempt instanceof Attempt.Granted granted) {
			seen.granted(granted);
		}
		LeaseRecord record = (attempt instanceof Attempt.Held held) ? held.record() : null;
		if (attempt instanceof Attempt.Free || (record != null && Placeholder.is(record))) {
			seen.vacant();
		}
		else if (attempt instanceof Attempt.Held) {
			seen.held((record != null) ? record.holder().worker() : null);
		}
	}

	private Seat get(String election) {
		Seat seat = this.seats.get(election);
		if (seat == null) {
			throw new IllegalStateException("No election named " + election);
		}
		return seat;
	}

}
