/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.guard.schedule;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

import io.github.coordination.Term;

/**
 * The scheduled tasks of one application context that follow the terms.
 * <p>
 * <strong>Concurrency.</strong> A takeover and an end of a term come from work threads, a
 * new task from whichever thread makes its bean. All of them change the list and the
 * current epochs under one monitor and call the tasks outside of it. So a task that comes
 * during a term is started by whoever comes second; one that is started too late finds
 * the gate shut.
 *
 * @since 0.1.0
 */
public final class TermTasks {

	private final List<TermTask> tasks = new ArrayList<>();

	private final Map<String, Long> epochs = new HashMap<>();

	private final Supplier<Duration> missedWithin;

	/**
	 * Create the tasks of a context that has none yet.
	 * @param missedWithin how long ago a job may have been due that is made up for
	 */
	public TermTasks(Supplier<Duration> missedWithin) {
		this.missedWithin = missedWithin;
	}

	void add(TermTask task) {
		Long epoch = addUnstarted(task);
		if (epoch != null) {
			task.start(epoch, null);
		}
	}

	private synchronized @Nullable Long addUnstarted(TermTask task) {
		this.tasks.removeIf(TermTask::isCancelled);
		this.tasks.add(task);
		return this.epochs.get(task.election());
	}

	/**
	 * The takeover of a term is done: start what is scheduled in it.
	 * @param term the term
	 * @param vacantSince since when nobody had let calls in when it was granted,
	 * {@code null} if that is not known
	 */
	public void start(Term term, @Nullable Instant vacantSince) {
		Instant missedSince = (vacantSince != null) ? atMostWithin(vacantSince) : null;
		for (TermTask task : begin(term)) {
			task.start(term.epoch(), missedSince);
		}
	}

	private Instant atMostWithin(Instant vacantSince) {
		Instant earliest = Instant.now().minus(this.missedWithin.get());
		return vacantSince.isBefore(earliest) ? earliest : vacantSince;
	}

	private synchronized List<TermTask> begin(Term term) {
		this.epochs.put(term.election(), term.epoch());
		return of(term.election());
	}

	/**
	 * A term is over: cancel what is scheduled in it.
	 * @param term the term
	 */
	public void stop(Term term) {
		for (TermTask task : end(term)) {
			task.stop(term.epoch());
		}
	}

	private synchronized List<TermTask> end(Term term) {
		this.epochs.remove(term.election(), term.epoch());
		return of(term.election());
	}

	private List<TermTask> of(String election) {
		return this.tasks.stream().filter((task) -> task.election().equals(election)).toList();
	}

}
