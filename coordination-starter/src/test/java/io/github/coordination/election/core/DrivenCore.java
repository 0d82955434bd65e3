/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.election.core;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.BiFunction;

import io.github.coordination.lease.Attempt;
import io.github.coordination.lease.LeaseRequest;
import io.github.coordination.lease.Renewal;

/**
 * Drives a core by hand: a clock that stands still until it is moved, and answers that
 * are given one by one.
 */
final class DrivenCore {

	static final String ELECTION = "primary";

	final List<Effect> effects = new ArrayList<>();

	final ElectionCore core = new ElectionCore(
			new Environment(Records.holder("me"), Records.TIMINGS, false, new SplittableRandom(1)));

	final TermCell cell = new TermCell(() -> this.now);

	private long now;

	/**
	 * Move the clock, in seconds.
	 */
	DrivenCore at(double seconds) {
		this.now = Records.seconds(seconds);
		return this;
	}

	/**
	 * Give the core an input.
	 */
	List<Effect> input(BiFunction<ElectionCore, Long, List<Effect>> input) {
		List<Effect> fresh = input.apply(this.core, this.now);
		this.effects.addAll(fresh);
		return fresh;
	}

	List<Effect> stand() {
		return input((core, now) -> core.stand(ELECTION, this.cell, now));
	}

	/**
	 * Answer the last request with silence.
	 */
	List<Effect> silence() {
		return answer(new Outcome.Unknown("timed out"), 2);
	}

	List<Effect> tick() {
		return input(ElectionCore::tick);
	}

	/**
	 * Answer the last request, which was sent some seconds ago.
	 */
	List<Effect> answer(Outcome outcome, double roundTrip) {
		long id = lastRequest().id();
		return input((core, now) -> core.completed(id, outcome, now - Records.seconds(roundTrip), now));
	}

	List<Effect> answer(Attempt attempt) {
		return answer(new Outcome.Attempted(attempt, false), 0.01);
	}

	List<Effect> answer(Renewal renewal) {
		return answer(new Outcome.Renewed(List.of(renewal)), 0.01);
	}

	/**
	 * Stand and be granted a first term.
	 */
	DrivenCore primary(long epoch) {
		stand();
		answer(new Attempt.Granted(epoch));
		return this;
	}

	/**
	 * The calls among some effects.
	 */
	static List<StoreRequest> calls(List<Effect> effects) {
		return effects.stream()
			.filter(Effect.Call.class::isInstance)
			.map((effect) -> ((Effect.Call) effect).request())
			.toList();
	}

	/**
	 * What the last try asks for.
	 */
	LeaseRequest lastTry() {
		return ((StoreRequest.Acquire) lastRequest()).request();
	}

	/**
	 * Seconds until the core wants to be called.
	 */
	double sleep() {
		return (this.core.wakeAt(this.now) - this.now) / 1e9;
	}

	StoreRequest lastRequest() {
		return calls(this.effects).stream().reduce((first, second) -> second).orElseThrow();
	}

}
