/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.election;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

import org.jspecify.annotations.Nullable;

import io.github.coordination.PrimaryElection;
import io.github.coordination.Term;
import io.github.coordination.TransitionCause;
import io.github.coordination.Worker;
import io.github.coordination.WorkerRole;
import io.github.coordination.election.calls.GuardedCalls;
import io.github.coordination.election.calls.GuardedWork;
import io.github.coordination.election.calls.Invocation;
import io.github.coordination.election.core.TermCell;
import io.github.coordination.lease.Attempt;

/**
 * One election of this worker: what users ask, what the guard goes through and what the
 * views read.
 *
 * @since 0.1.0
 */
public final class LeaseElection implements PrimaryElection, ElectionStatus {

	private final String name;

	private final TermCell cell;

	private final GuardedCalls calls;

	private final History history = new History();

	private final WorkRegistry registry = new WorkRegistry();

	private final Stopwatch primaryTime;

	private final Stopwatch vacantTime;

	private final GuardedWork programmatic;

	private final Runnable resignation;

	private volatile CountDownLatch settled = new CountDownLatch(1);

	private volatile @Nullable Term term;

	private volatile @Nullable Worker primary;

	private volatile Vacancy vacancy = new Vacancy(TermCell.NONE, null);

	LeaseElection(String name, LongSupplier clock, Runnable resignation) {
		this.name = name;
		this.cell = new TermCell(clock);
		this.calls = new GuardedCalls(this.cell);
		this.primaryTime = new Stopwatch(clock);
		this.vacantTime = new Stopwatch(clock);
		this.resignation = resignation;
		this.programmatic = new GuardedWork("programmatic calls", true);
	}

	@Override
	public String name() {
		return this.name;
	}

	@Override
	public boolean isPrimary() {
		return this.cell.epoch() != TermCell.NONE;
	}

	@Override
	public Optional<Term> term() {
		long epoch = this.cell.epoch();
		if (epoch == TermCell.NONE) {
			return Optional.empty();
		}
		Term current = this.term;
		boolean known = current != null && current.epoch() == epoch;
		return Optional.of((current != null && known) ? current : new Term(this.name, epoch, Instant.now()));
	}

	@Override
	public <T, E extends Exception> Optional<T> callIfPrimary(Work<T, E> work) throws E {
		Invocation invocation = this.calls.gate().begin(this.programmatic);
		if (invocation == null) {
			return Optional.empty();
		}
		try {
			return Optional.ofNullable(work.call());
		}
		finally {
			invocation.end();
		}
	}

	@Override
	public void resign() {
		this.resignation.run();
	}

	@Override
	public WorkerRole role() {
		return PrimaryElection.super.role();
	}

	/**
	 * The guarded calls of this election.
	 * @return the calls
	 */
	public GuardedCalls calls() {
		return this.calls;
	}

	/**
	 * Register a guarded piece of work.
	 * @param workName name for people
	 * @param interruptible whether a running call is interrupted when the term is lost
	 * @return the work
	 */
	public GuardedWork register(String workName, boolean interruptible) {
		return this.registry.add(new GuardedWork(workName, interruptible));
	}

	/**
	 * Forget a piece of work that will not be called any more.
	 * @param work the work
	 */
	public void unregister(GuardedWork work) {
		this.registry.remove(work);
	}

	/**
	 * Wait for the first outcome since this worker stands.
	 * @param timeout bound on the wait
	 * @return whether there is an outcome
	 * @throws InterruptedException if the thread is interrupted
	 */
	public boolean awaitFirstOutcome(Duration timeout) throws InterruptedException {
		return this.settled.await(timeout.toNanos(), TimeUnit.NANOSECONDS);
	}

	TermCell cell() {
		return this.cell;
	}

	void stand() {
		if (this.settled.getCount() == 0) {
			this.settled = new CountDownLatch(1);
		}
		this.vacantTime.start();
	}

	/**
	 * Nothing is known of the primary any more.
	 */
	void retire() {
		this.primary = null;
		this.vacantTime.stop();
	}

	void granted(Attempt.Granted grant) {
		Duration length = grant.vacancy();
		this.vacancy = new Vacancy(grant.epoch(), (length != null) ? Instant.now().minus(length) : null);
	}

	/**
	 * Since when nobody had let calls in when a term was granted, {@code null} if that is
	 * not known.
	 */
	@Nullable Instant vacantSince(long epoch) {
		Vacancy before = this.vacancy;
		return (before.epoch() == epoch) ? before.since() : null;
	}

	/**
	 * How long no calls have been let in for a term; where none ever were, the vacancy
	 * before it goes on.
	 */
	Duration quiet(long epoch) {
		Instant closed = this.calls.closedSince(epoch);
		Instant since = (closed != null) ? closed : vacantSince(epoch);
		Instant now = Instant.now();
		return (since != null && since.isBefore(now)) ? Duration.between(since, now) : Duration.ZERO;
	}

	void settle() {
		this.settled.countDown();
	}

	Term began(long epoch, TransitionCause cause, Worker self) {
		Term begun = new Term(this.name, epoch, Instant.now());
		this.term = begun;
		this.primary = self;
		this.primaryTime.start();
		this.vacantTime.stop();
		this.history.add(epoch, cause);
		return begun;
	}

	Term ended(long epoch, TransitionCause cause) {
		Term over = this.term;
		this.primary = null;
		this.history.add(epoch, cause);
		this.primaryTime.stop();
		this.vacantTime.start();
		return (over != null && over.epoch() == epoch) ? over : new Term(this.name, epoch, Instant.now());
	}

	void held(@Nullable Worker by) {
		this.vacantTime.stop();
		if (by != null) {
			this.primary = by;
		}
	}

	void vacant() {
		this.primary = null;
		this.vacantTime.start();
	}

	@Override
	public long epoch() {
		return this.cell.epoch();
	}

	@Override
	public Duration remaining() {
		return Duration.ofNanos(this.cell.remainingNanos());
	}

	@Override
	public Instant since() {
		return this.history.since();
	}

	@Override
	public @Nullable Worker primary() {
		return this.primary;
	}

	@Override
	public List<Transition> transitions() {
		return this.history.transitions();
	}

	@Override
	public long transitions(TransitionCause cause) {
		return this.history.count(cause);
	}

	@Override
	public Duration primaryTime() {
		return this.primaryTime.total();
	}

	@Override
	public Duration vacantTime() {
		return this.vacantTime.total();
	}

	@Override
	public List<GuardedWork> work() {
		return this.registry.all(this.programmatic);
	}

	/**
	 * The time before a term in which nobody let calls in.
	 *
	 * @param epoch epoch of the term
	 * @param since when it began
	 */
	private record Vacancy(long epoch, @Nullable Instant since) {

	}

}
