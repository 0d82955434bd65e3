/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.election;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/**
 * Tells the listener, on work threads, what belongs to no term; counts unexpected
 * failures.
 */
final class Notices {

	private final ElectionListener listener;

	private final Duration patience;

	private final AtomicLong failures = new AtomicLong();

	private final WorkLane lane = new WorkLane("notices", (where, failure) -> this.failures.incrementAndGet());

	Notices(ElectionListener listener, Duration patience) {
		this.listener = listener;
		this.patience = patience;
	}

	void tell(Consumer<ElectionListener> notice) {
		this.lane.submit(this.patience, (beforeHasEnded) -> notice.accept(this.listener));
	}

	/**
	 * Wait until everything is told, no longer than the given patience.
	 */
	void awaitEnd(Duration patience) {
		this.lane.awaitEnd(patience);
	}

	/**
	 * One of the engine's threads caught what nobody expected. A listener that fails in
	 * turn is counted and not told of it again. Throws nothing.
	 */
	void failed(String where, Throwable failure) {
		this.failures.incrementAndGet();
		tell((told) -> told.failed(where, failure));
	}

	/**
	 * Start what could not be started.
	 * @return whether everything is started now
	 */
	boolean startLate() {
		return this.lane.startLate();
	}

	long failures() {
		return this.failures.get();
	}

}
