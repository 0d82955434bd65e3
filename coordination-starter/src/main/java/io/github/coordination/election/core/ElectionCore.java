/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.election.core;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.ToLongFunction;

import io.github.coordination.lease.Lease;
import io.github.coordination.lease.Renewal;

/**
 * The election: one pure object for all elections of a worker on one store.
 * <p>
 * Every method is an input: it takes the time on the monotonic clock in nanoseconds,
 * changes the beliefs in the {@link TermCell cells} and returns what shall happen. The
 * object is not thread-safe; its owner calls it under one lock. Every store request has
 * an id, so that an answer that is late, doubled or of an older term is an input like any
 * other: it changes nothing that it must not change. At most one try per election and one
 * renewal per term are under way at any time.
 *
 * @since 0.1.0
 */
public final class ElectionCore {

	private static final long FAR = Long.MAX_VALUE / 4;

	private final Environment environment;

	private final Map<String, Election> elections = new LinkedHashMap<>();

	private final Map<Long, StoreRequest> pending = new HashMap<>();

	private long lastId;

	/**
	 * Create a core that stands in no election yet.
	 * @param environment what does not change
	 */
	public ElectionCore(Environment environment) {
		this.environment = environment;
	}

	/**
	 * Stand in an election, for the first time or again.
	 * @param election name of the election
	 * @param cell where to keep the belief
	 * @param now the time
	 * @return what shall happen
	 */
	public List<Effect> stand(String election, TermCell cell, long now) {
		this.elections.computeIfAbsent(election, (name) -> new Election(name, this.environment, cell)).stand(now);
		return tick(now);
	}

	/**
	 * Let time pass: end terms whose deadline has passed, renew, ask.
	 * @param now the time
	 * @return what shall happen
	 */
	public List<Effect> tick(long now) {
		List<Effect> effects = new ArrayList<>();
		advance(now, effects);
		return effects;
	}

	/**
	 * Take the answer to a store request. An answer to an unknown or an already answered
	 * request changes nothing.
	 * @param id id of the request
	 * @param outcome the answer
	 * @param sentAt the time just before the request was sent
	 * @param now the time
	 * @return what shall happen
	 */
	public List<Effect> completed(long id, Outcome outcome, long sentAt, long now) {
		List<Effect> effects = new ArrayList<>();
		StoreRequest request = this.pending.remove(id);
		if (request instanceof StoreRequest.Acquire acquire) {
			acquired(acquire, outcome, sentAt, now, effects);
		}
		else if (request instanceof StoreRequest.Renew renew) {
			renewed(renew, outcome, sentAt, now, effects);
		}
		else if (request instanceof StoreRequest.Release release) {
			election(release.lease().election(), (election) -> election.released(now, effects));
		}
		advance(now, effects);
		return effects;
	}

	/**
	 * The store tells that an election may be free.
	 * @param name name of the election
	 * @param now the time
	 * @return what shall happen
	 */
	public List<Effect> wake(String name, long now) {
		election(name, (election) -> election.wake(now));
		return tick(now);
	}

	/**
	 * Hand over and stand again after a pause.
	 * @param name name of the election
	 * @param now the time
	 * @return what shall happen
	 */
	public List<Effect> resign(String name, long now) {
		return input(now, (effects) -> election(name, (election) -> election.resign(effects)));
	}

	/**
	 * Retire from all elections, after a hand-over where this worker is the primary.
	 * @param now the time
	 * @return what shall happen
	 */
	public List<Effect> retire(long now) {
		return input(now, (effects) -> this.elections.values().forEach((election) -> election.retire(now, effects)));
	}

	/**
	 * The work of a term that was to be handed over has ended.
	 * @param name name of the election
	 * @param epoch epoch of the term
	 * @param now the time
	 * @return what shall happen
	 */
	public List<Effect> workIdle(String name, long epoch, long now) {
		return input(now, (effects) -> election(name, (election) -> {
			Lease ended = election.workIdle(epoch, now, effects);
			if (ended != null) {
				effects.add(release(ended));
			}
		}));
	}

	/**
	 * The work of a term that was to be handed over will not end in time.
	 * @param name name of the election
	 * @param epoch epoch of the term
	 * @param now the time
	 * @return what shall happen
	 */
	public List<Effect> workStuck(String name, long epoch, long now) {
		return input(now, (effects) -> election(name, (election) -> election.workStuck(epoch, now, effects)));
	}

	/**
	 * The takeover of a term is complete.
	 * @param name name of the election
	 * @param epoch epoch of the term
	 * @param now the time
	 * @return what shall happen
	 */
	public List<Effect> takeoverDone(String name, long epoch, long now) {
		return input(now, (effects) -> election(name, (election) -> election.takeoverDone(epoch)));
	}

	/**
	 * The takeover of a term failed: hand over, and stand aside for a growing time.
	 * @param name name of the election
	 * @param epoch epoch of the term
	 * @param now the time
	 * @return what shall happen
	 */
	public List<Effect> takeoverFailed(String name, long epoch, long now) {
		return input(now, (effects) -> election(name, (election) -> election.takeoverFailed(epoch, effects)));
	}

	/**
	 * The machine was suspended while the monotonic clock stood still: no deadline can be
	 * trusted.
	 * @param now the time
	 * @return what shall happen
	 */
	public List<Effect> clockJump(long now) {
		return input(now, (effects) -> this.elections.values().forEach((election) -> election.clockJump(now, effects)));
	}

	/**
	 * When {@link #tick} has something to do, if no other input comes before.
	 * @param now the time
	 * @return the time, far in the future if there is nothing to wait for
	 */
	public long wakeAt(long now) {
		return earliest(now, (election) -> election.wakeAt(now + FAR));
	}

	/**
	 * When the first term ends that is not renewed before.
	 * @param now the time
	 * @return the time, far in the future if there is no term
	 */
	public long deadline(long now) {
		return earliest(now, (election) -> election.deadline(now + FAR));
	}

	private long earliest(long now, ToLongFunction<Election> time) {
		long earliest = now + FAR;
		for (Election election : this.elections.values()) {
			long at = time.applyAsLong(election);
			earliest = (at - earliest < 0) ? at : earliest;
		}
		return earliest;
	}

	private List<Effect> input(long now, Consumer<List<Effect>> change) {
		List<Effect> effects = new ArrayList<>();
		change.accept(effects);
		advance(now, effects);
		return effects;
	}

	private void election(String name, Consumer<Election> action) {
		Election election = this.elections.get(name);
		if (election != null) {
			action.accept(election);
		}
	}

	private void acquired(StoreRequest.Acquire acquire, Outcome outcome, long sentAt, long now, List<Effect> effects) {
		election(acquire.request().election(), (election) -> {
			if (outcome instanceof Outcome.Attempted attempted) {
				Lease unwanted = election.attempted(attempted, sentAt, now, effects);
				if (unwanted != null) {
					effects.add(release(unwanted));
				}
			}
			else {
				election.attemptUnknown(now, effects);
			}
		});
	}

	private void renewed(StoreRequest.Renew renew, Outcome outcome, long sentAt, long now, List<Effect> effects) {
		for (int i = 0; i < renew.leases().size(); i++) {
			Lease lease = renew.leases().get(i);
			Renewal renewal = renewal(outcome, i);
			election(lease.election(), (election) -> election.renewed(lease.epoch(), renewal, sentAt, now, effects));
		}
	}

	private static Renewal renewal(Outcome outcome, int index) {
		if (outcome instanceof Outcome.Renewed renewed && index < renewed.renewals().size()) {
			return renewed.renewals().get(index);
		}
		return new Renewal.Unknown("no answer");
	}

	private void advance(long now, List<Effect> effects) {
		boolean renewalDue = false;
		for (Election election : this.elections.values()) {
			election.expire(now, effects);
			if (election.shallAsk(now)) {
				effects.add(call(new StoreRequest.Acquire(++this.lastId, election.ask(now))));
			}
			renewalDue |= election.shallRenew(now);
		}
		if (renewalDue) {
			effects.add(call(renewal()));
		}
	}

	/**
	 * All terms are renewed together, as soon as one renewal is due.
	 */
	private StoreRequest renewal() {
		List<Lease> leases = new ArrayList<>();
		for (Election election : this.elections.values()) {
			if (election.mayRenew()) {
				leases.add(election.renew());
			}
		}
		return new StoreRequest.Renew(++this.lastId, List.copyOf(leases));
	}

	private Effect release(Lease lease) {
		return call(new StoreRequest.Release(++this.lastId, lease));
	}

	private Effect call(StoreRequest request) {
		this.pending.put(request.id(), request);
		return new Effect.Call(request);
	}

}
