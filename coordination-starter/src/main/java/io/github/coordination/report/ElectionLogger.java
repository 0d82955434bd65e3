/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.report;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.apache.commons.logging.impl.NoOpLog;
import org.jspecify.annotations.Nullable;

import io.github.coordination.Term;
import io.github.coordination.TransitionCause;
import io.github.coordination.WorkerRole;
import io.github.coordination.election.ElectionListener;
import io.github.coordination.lease.LeaseRecord;

/**
 * Writes what happens to the log, one line each.
 * <p>
 * A change of this worker's role is exactly one INFO line, {@code Worker role: …}, with
 * epoch and cause. An outage of the store is one WARN and one INFO line however long it
 * lasts, a refusal is repeated only when its reason changes, and a failure that repeats
 * is written the 1st, 2nd, 4th, 8th, … time.
 *
 * @since 0.1.0
 */
public final class ElectionLogger implements ElectionListener {

	private final Log logger;

	private final String store;

	private final Map<String, String> refusals = new ConcurrentHashMap<>();

	private final Repeats failures = new Repeats();

	/**
	 * Create the logger.
	 * @param storeName kind of store
	 * @param storeIdentity which one it is
	 */
	public ElectionLogger(String storeName, String storeIdentity) {
		this(storeName, storeIdentity, LogFactory.getLog(ElectionLogger.class));
	}

	private ElectionLogger(String storeName, String storeIdentity, Log logger) {
		this.logger = logger;
		this.store = LogText.store(storeName, storeIdentity);
	}

	/**
	 * A logger that makes its lines and drops them.
	 * @return the logger
	 */
	public static ElectionLogger silent() {
		return new ElectionLogger("", "", new NoOpLog());
	}

	@Override
	public void acquired(Term term, TransitionCause cause) {
		this.refusals.remove(term.election());
		this.logger.info(role(WorkerRole.PRIMARY, term, cause));
	}

	@Override
	public void tookOver(Term term) {
		this.logger.debug("Takeover complete: " + text(term));
	}

	@Override
	public void takeoverFailed(Term term, Throwable failure) {
		this.logger.error(
				"Takeover failed: %s. This worker hands over and stands again after a pause".formatted(text(term)),
				failure);
	}

	@Override
	public void handingOver(Term term, TransitionCause cause) {
		this.logger.debug("Handing over: %s, cause=%s (%s)".formatted(text(term), cause, cause.text()));
	}

	@Override
	public void stuck(Term term, List<String> work) {
		this.logger.error("Work does not end: %s, work=%s. The lease is not released: it ends by itself after this work"
			.formatted(text(term), work));
	}

	@Override
	public void lost(Term term, TransitionCause cause) {
		this.logger.info(role(WorkerRole.SECONDARY, term, cause));
	}

	@Override
	public void stopped(Term term, TransitionCause cause) {
		this.logger.debug("Work stopped: " + text(term));
	}

	@Override
	public void seen(String election, LeaseRecord record) {
		this.refusals.remove(election);
		this.logger.info("Primary seen: election=%s, epoch=%d, worker=%s".formatted(election, record.epoch(),
				LogText.worker(record.holder().worker())));
	}

	@Override
	public void waiting(String election, @Nullable LeaseRecord record, Duration delay) {
		String reason = (record != null)
				? "the term with epoch %d of worker %s may still run".formatted(record.epoch(),
						LogText.worker(record.holder().worker()))
				: "there is no record, so a term that nobody knows of may still run";
		this.logger.info("Waiting before taking over: election=%s, at most %s, because %s".formatted(election,
				LogText.seconds(delay), reason));
	}

	@Override
	public void refused(String election, String reason) {
		String printable = LogText.sentence(reason);
		if (!printable.equals(this.refusals.put(election, printable))) {
			this.logger.warn("Store %s refused: election=%s: %s. This worker stays secondary and asks again"
				.formatted(this.store, election, printable));
		}
	}

	@Override
	public void storeUnreachable(Throwable failure) {
		this.logger
			.warn("Store unreachable: store=%s: %s. A primary stays so until its lease ends, others stay secondary"
				.formatted(this.store, LogText.failure(failure)));
		this.logger.debug("Why the store is unreachable", failure);
	}

	@Override
	public void storeBroken(Throwable failure) {
		this.logger.error(
				"Store broken: store=%s: no waiting mends this error, so this worker cannot become primary until it is "
					.formatted(this.store) + "mended and started again",
				failure);
	}

	@Override
	public void storeReachable() {
		this.logger.info("Store reachable: store=%s".formatted(this.store));
	}

	@Override
	public void failed(String where, Throwable failure) {
		long count = this.failures.count(where + failure.getClass().getName());
		if (Repeats.isDue(count)) {
			this.logger.error(
					"Unexpected failure in %s (number %d of its kind), the election goes on".formatted(where, count),
					failure);
		}
	}

	private static String role(WorkerRole role, Term term, TransitionCause cause) {
		return "Worker role: role=%s, %s, cause=%s (%s)".formatted(role, text(term), cause, cause.text());
	}

	private static String text(Term term) {
		return "election=%s, epoch=%d".formatted(term.election(), term.epoch());
	}

}
