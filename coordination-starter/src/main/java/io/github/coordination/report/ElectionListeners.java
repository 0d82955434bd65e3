/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.report;

import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;
import org.springframework.util.function.SingletonSupplier;

import io.github.coordination.Term;
import io.github.coordination.TransitionCause;
import io.github.coordination.election.ElectionListener;
import io.github.coordination.lease.LeaseRecord;

/**
 * Several listeners as one, told in order. One that throws is reported in the log and
 * keeps neither the others from hearing nor the engine from going on.
 *
 * @since 0.1.0
 */
public final class ElectionListeners implements ElectionListener {

	private static final Log logger = LogFactory.getLog(ElectionListeners.class);

	private final Supplier<List<ElectionListener>> listeners;

	private final Repeats failures = new Repeats();

	/**
	 * Create the composite.
	 * @param listeners who is told, in this order
	 */
	public ElectionListeners(List<? extends ElectionListener> listeners) {
		this(() -> listeners);
	}

	/**
	 * Create the composite of listeners that do not exist yet.
	 * @param listeners who is told, in this order; asked once, when there is something to
	 * tell
	 */
	public ElectionListeners(Supplier<? extends List<? extends ElectionListener>> listeners) {
		this.listeners = SingletonSupplier.of(() -> List.copyOf(listeners.get()));
	}

	@Override
	public void settled(String election) {
		tell((listener) -> listener.settled(election));
	}

	@Override
	public void acquired(Term term, TransitionCause cause) {
		tell((listener) -> listener.acquired(term, cause));
	}

	@Override
	public void tookOver(Term term) {
		tell((listener) -> listener.tookOver(term));
	}

	@Override
	public void takeoverFailed(Term term, Throwable failure) {
		tell((listener) -> listener.takeoverFailed(term, failure));
	}

	@Override
	public void handingOver(Term term, TransitionCause cause) {
		tell((listener) -> listener.handingOver(term, cause));
	}

	@Override
	public void stuck(Term term, List<String> work) {
		tell((listener) -> listener.stuck(term, work));
	}

	@Override
	public void lost(Term term, TransitionCause cause) {
		tell((listener) -> listener.lost(term, cause));
	}

	@Override
	public void stopped(Term term, TransitionCause cause) {
		tell((listener) -> listener.stopped(term, cause));
	}

	@Override
	public void seen(String election, LeaseRecord record) {
		tell((listener) -> listener.seen(election, record));
	}

	@Override
	public void waiting(String election, @Nullable LeaseRecord record, Duration delay) {
		tell((listener) -> listener.waiting(election, record, delay));
	}

	@Override
	public void refused(String election, String reason) {
		tell((listener) -> listener.refused(election, reason));
	}

	@Override
	public void storeUnreachable(Throwable failure) {
		tell((listener) -> listener.storeUnreachable(failure));
	}

	@Override
	public void storeBroken(Throwable failure) {
		tell((listener) -> listener.storeBroken(failure));
	}

	@Override
	public void storeReachable() {
		tell(ElectionListener::storeReachable);
	}

	@Override
	public void failed(String where, Throwable failure) {
		tell((listener) -> listener.failed(where, failure));
	}

	private void tell(Consumer<ElectionListener> notice) {
		for (ElectionListener listener : listeners()) {
			try {
				notice.accept(listener);
			}
			catch (Throwable ex) {
				report(listener.getClass().getName(), ex);
			}
		}
	}

	/**
	 * Listeners that cannot be had must not keep the engine from going on either.
	 */
	private List<ElectionListener> listeners() {
		try {
			return this.listeners.get();
		}
		catch (Throwable ex) {
			report("lookup", ex);
			return List.of();
		}
	}

	private void report(String name, Throwable failure) {
		long count = this.failures.count(name + failure.getClass().getName());
		if (Repeats.isDue(count)) {
			logger.error("Listener %s failed (number %d of its kind), the election goes on".formatted(name, count),
					failure);
		}
	}

}
