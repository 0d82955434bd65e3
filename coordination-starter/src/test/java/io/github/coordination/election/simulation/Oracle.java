/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.election.simulation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.github.coordination.election.core.StoreRequest;
import io.github.coordination.election.core.TermCell;

/**
 * Watches over the promises. Belief is taken as an interval of true time, from the event
 * that began it to its deadline on the worker's own clock, so that an overlap is found
 * also where no event falls into it.
 */
final class Oracle {

	private static final long SECOND = 1_000_000_000;

	/**
	 * More calls than this in one second, per election, are a hot loop.
	 */
	private static final int MOST_CALLS_PER_SECOND = 24;

	private final World world;

	private final Map<String, List<Seat>> seats = new HashMap<>();

	private final Map<String, Long> epochs = new HashMap<>();

	Oracle(World world) {
		this.world = world;
	}

	void add(Seat seat) {
		this.seats.computeIfAbsent(seat.election, (name) -> new ArrayList<>()).add(seat);
	}

	List<Seat> seats(String election) {
		return this.seats.get(election);
	}

	/**
	 * Read what a worker believes, and hold it against what all others do.
	 */
	void observe(Seat seat) {
		long now = this.world.now();
		long epoch = seat.cell.epoch();
		if (epoch == TermCell.NONE || !seat.worker.hasSoundClock()) {
			seat.believeNothing();
			return;
		}
		seat.require(epoch != seat.epoch() || seat.believes(now), "goes from no to yes within an epoch");
		long until = seat.worker.trueTimeAfter(seat.cell.remainingNanos());
		if (epoch != seat.epoch()) {
			begin(seat, epoch);
		}
		if (this.world.isTraced() && until != seat.believesUntil()) {
			this.world.trace("%s believes in epoch %d until %,d".formatted(seat, epoch, until));
		}
		seat.believe(epoch, until);
		requireNoRival(seat, now);
	}

	private void begin(Seat seat, long epoch) {
		long former = this.epochs.getOrDefault(seat.election, 0L);
		seat.require(epoch > former, "begins epoch " + epoch + " after epoch " + former);
		this.epochs.put(seat.election, epoch);
	}

	private void requireNoRival(Seat seat, long now) {
		for (Seat rival : this.seats.get(seat.election)) {
			if (rival != seat && rival.believes(now)) {
				throw new Violation("%s (epoch %d) overlaps with %s (epoch %d, until %,d)".formatted(seat, seat.epoch(),
						rival, rival.epoch(), rival.believesUntil()));
			}
		}
	}

	/**
	 * A core wants a store call.
	 */
	void requested(SimulatedWorker worker, StoreRequest request) {
		if (request instanceof StoreRequest.Acquire acquire) {
			Seat seat = worker.seat(acquire.request().election());
			seat.require(!seat.retired, "asks for a term while retired");
			seat.require(!seat.stuck, "asks for a term while its work is stuck");
		}
		else if (request instanceof StoreRequest.Renew renew) {
			renew.leases().forEach((lease) -> {
				Seat seat = worker.seat(lease.election());
				seat.require(!seat.retired, "renews while retired");
				seat.require(!seat.stuck, "renews while its work is stuck");
			});
		}
		else if (request instanceof StoreRequest.Release release) {
			Seat seat = worker.seat(release.lease().election());
			seat.require(!seat.busy.contains(release.lease().epoch()), "releases before its work is idle");
			seat.require(seat.cell.epoch() != release.lease().epoch(), "releases while it believes");
		}
	}

	/**
	 * A worker sends a request to the store.
	 */
	void sent(SimulatedWorker worker) {
		int calls = worker.countCallIn(this.world.now() / SECOND);
		if (calls > MOST_CALLS_PER_SECOND * this.world.plan.elections) {
			throw new Violation(worker + " made " + calls + " store calls in one second");
		}
	}

}
