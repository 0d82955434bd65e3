/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination;

import java.util.Optional;

import org.jspecify.annotations.Nullable;

/**
 * One election, seen from this worker: the programmatic twin of {@link PrimaryOnly}.
 * <p>
 * Every answer is a moment's answer: it compares a deadline with the monotonic clock, so
 * a thread that wakes from a pause reads the truth without anybody's help. A pause
 * <em>between</em> asking and acting is what the {@link Term#epoch() epoch} is for.
 *
 * @since 0.1.0
 */
public interface PrimaryElection {

	/**
	 * Name of the default election.
	 */
	String DEFAULT_NAME = "primary";

	/**
	 * Name of this election.
	 * @return the name
	 */
	String name();

	/**
	 * Whether this worker is the primary at this instant.
	 * @return {@code true} while the term's deadline lies ahead, {@code false} in any
	 * doubt
	 */
	boolean isPrimary();

	/**
	 * The current term.
	 * @return the term while this worker is the primary, else empty
	 */
	Optional<Term> term();

	/**
	 * Role at this instant.
	 * @return the role
	 */
	default WorkerRole role() {
		return isPrimary() ? WorkerRole.PRIMARY : WorkerRole.SECONDARY;
	}

	/**
	 * Run work if this worker may do it now, under the same rules as a guarded method:
	 * counted, drained at a hand-over and interrupted at a loss.
	 * @param work the work
	 * @return whether it was run
	 */
	default boolean runIfPrimary(Runnable work) {
		return callIfPrimary(() -> {
			work.run();
			return Boolean.TRUE;
		}).isPresent();
	}

	/**
	 * Call work if this worker may do it now, under the same rules as a guarded method:
	 * counted, drained at a hand-over and interrupted at a loss.
	 * @param <T> type of the result
	 * @param <E> type of exception that the work may throw
	 * @param work the work
	 * @return the result, empty if the work was skipped or returned {@code null}
	 * @throws E what the work throws
	 */
	<T, E extends Exception> Optional<T> callIfPrimary(Work<T, E> work) throws E;

	/**
	 * Hand over: stop, drain, release, and stand again after a pause, so that another
	 * worker can take over. Returns at once and does nothing on a secondary.
	 */
	void resign();

	/**
	 * Work that may return a result and may throw.
	 *
	 * @param <T> type of the result
	 * @param <E> type of exception
	 */
	@FunctionalInterface
	interface Work<T, E extends Exception> {

		/**
		 * Do the work.
		 * @return the result, or {@code null}
		 * @throws E if the work fails
		 */
		@Nullable T call() throws E;

	}

}
