/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.store.memory;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;

import io.github.coordination.PrimaryElection;
import io.github.coordination.PrimaryElections;
import io.github.coordination.Term;
import io.github.coordination.lease.LeaseStore;
import io.github.coordination.lease.Subscription;

/**
 * Lets a test say which role its worker has, in an election on the memory store: inject
 * it beside {@link PrimaryElection}. Another worker, which does nothing, is the primary
 * while this one is secondary.
 * <p>
 * Every call returns when the change is complete, or fails after a minute. Each test
 * begins as the primary again, whatever the one before it did. Tests that run side by
 * side in one application context share its role.
 *
 * @since 0.1.0
 */
public final class TestElection {

	private static final Duration BOUND = Duration.ofMinutes(1);

	private static final Duration PATIENCE = Duration.ofSeconds(10);

	private final LeaseStore store;

	private final PrimaryElections elections;

	private final TermProgress progress;

	private final String name;

	private final Map<String, TestElection> all;

	private final Rival rival;

	private volatile boolean startable = true;

	TestElection(LeaseStore store, PrimaryElections elections, TermProgress progress) {
		this(store, elections, progress, PrimaryElection.DEFAULT_NAME, new ConcurrentHashMap<>());
		this.all.put(this.name, this);
	}

	private TestElection(LeaseStore store, PrimaryElections elections, TermProgress progress, String name,
			Map<String, TestElection> all) {
		this.store = store;
		this.elections = elections;
		this.progress = progress;
		this.name = name;
		this.all = all;
		this.rival = new Rival(store, name);
	}

	/**
	 * The control of another election, such as that of {@code @PrimaryOnly("reports")}.
	 * @param election name of the election
	 * @return its control
	 */
	public TestElection named(String election) {
		return this.all.computeIfAbsent(election,
				(key) -> new TestElection(this.store, this.elections, this.progress, key, this.all));
	}

	/**
	 * Let this worker become the primary. Returns when its takeover is done: runners have
	 * run, lifecycles are started, listeners have heard of it, and guarded calls are let
	 * in. Does nothing on a primary.
	 * @throws IllegalStateException if the takeover fails, with the reason
	 */
	public void becomePrimary() {
		this.progress.forgetFailure(this.name);
		this.rival.release();
		await("become primary", this::isSettled);
		Throwable failure = this.progress.failure(this.name);
		if (failure != null) {
			throw new IllegalStateException("The takeover in election '%s' failed".formatted(this.name), failure);
		}
	}

	/**
	 * Let this worker hand over to another one, as at a stop. Returns when running
	 * guarded calls have ended, lifecycles are stopped and listeners have heard of it.
	 * Does nothing on a secondary.
	 */
	public void becomeSecondary() {
		Subscription release = this.store.watch(this.name, this.rival::take);
		try {
			await("become secondary", () -> {
				election().term().ifPresent(this.progress::saw);
				election().resign();
				return this.rival.take();
			});
		}
		finally {
			release.close();
		}
		await("stop its work", () -> this.progress.isOver(this.name));
	}

	/**
	 * Let this worker lose its term all of a sudden, as if another worker had taken it
	 * away: it is secondary from then on. Returns when running guarded calls are
	 * interrupted, lifecycles are stopped and listeners have heard of it.
	 * @throws IllegalStateException if this worker is not the primary
	 */
	public void loseTerm() {
		Term term = election().term()
			.orElseThrow(() -> new IllegalStateException(
					"This worker has no term to lose in election '%s': call becomePrimary() first"
						.formatted(this.name)));
		this.progress.saw(term);
		await("lose its term", this.rival::seize);
		await("stop its work", () -> this.progress.isOver(this.name));
	}

	/**
	 * Begin as the primary, in every election that a test has named. Fails no test: what
	 * keeps a worker from its takeover is in the log.
	 */
	void reset() {
		this.all.values().forEach(TestElection::begin);
	}

	private void begin() {
		if (this.rival.release()) {
			this.progress.forgetFailure(this.name);
			this.startable = true;
		}
		this.startable = this.startable && this.progress.await(this::isSettled, PATIENCE);
	}

	private PrimaryElection election() {
		return this.elections.get(this.name);
	}

	private boolean isSettled() {
		return this.progress.failure(this.name) != null
				|| election().term().filter(this.progress::isTakenOver).isPresent();
	}

	private void await(String what, BooleanSupplier fact) {
		if (!this.progress.await(fact, BOUND)) {
			throw new IllegalStateException("This worker did not %s in election '%s' within %d s".formatted(what,
					this.name, BOUND.toSeconds()));
		}
	}

}
