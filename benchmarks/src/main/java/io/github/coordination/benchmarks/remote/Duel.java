/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.benchmarks.remote;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

import io.github.coordination.benchmarks.Options;
import io.github.coordination.benchmarks.crew.Crew;
import io.github.coordination.benchmarks.crew.Plan;

/**
 * Two JVMs with as many workers: each of one is primary in an election of its own, and
 * has a secondary in the other. So one kill or freeze gives as many figures as there are
 * workers, each at another moment between two renewals.
 */
final class Duel implements AutoCloseable {

	private static final Duration FIRST_LEASE = Duration.ofMillis(1500);

	private static final int LEASES_FROZEN = 3;

	private static final long NOTICE_MILLIS = 2000;

	private static final double NANOS_PER_MILLI = 1e6;

	private final Plan plan;

	private final Options options;

	private Crew primary;

	private Crew secondary;

	Duel(Plan plan, Options options) {
		this.plan = plan;
		this.options = options;
		this.primary = Crew.start(plan, options);
		this.primary.awaitAll();
		this.secondary = behind();
	}

	/**
	 * Let workers with the starter leave released records behind. Without any record the
	 * first workers would wait for a lease.
	 */
	static void leaveReleased(Plan plan, Options options) {
		try (Crew former = Crew.start(plan.lease(FIRST_LEASE), options)) {
			former.awaitAll();
			former.leave();
		}
	}

	private Crew behind() {
		Crew fresh = Crew.start(this.plan, this.options);
		fresh.awaitBehind();
		return fresh;
	}

	Plan plan() {
		return this.plan;
	}

	/**
	 * Kill the primaries.
	 * @return milliseconds until the next one, of each election
	 */
	List<Double> crash() throws InterruptedException {
		calm();
		AtomicLong killed = new AtomicLong();
		List<Long> won = this.secondary.awaitAll(() -> killed.set(this.primary.jvm().kill()));
		follow();
		return won.stream().map((at) -> millis(killed.get(), at)).toList();
	}

	/**
	 * Let the primaries hand over, one after the other.
	 * @return milliseconds until the next one, of each election
	 */
	List<Double> handOver() throws InterruptedException {
		List<Double> millis = handOverOnce();
		this.primary.awaitBehind();
		swap();
		return millis;
	}

	private List<Double> handOverOnce() throws InterruptedException {
		calm();
		List<Double> millis = new ArrayList<>();
		for (int i = 0; i < this.plan.workers(); i++) {
			millis.add(millis(0, this.primary.handOver(i, this.secondary)));
		}
		return millis;
	}

	/**
	 * Let the primaries hand over to workers of a JVM that has never had a term, and then
	 * end their JVM.
	 * @return milliseconds until the next one, of each election
	 */
	List<Double> handOverToFresh() throws InterruptedException {
		List<Double> millis = handOverOnce();
		follow();
		return millis;
	}

	/**
	 * Freeze the primaries for three leases and let them go on.
	 * @return milliseconds for which a former primary took itself for the primary beside
	 * the next one, of each election
	 */
	List<Double> freeze() throws InterruptedException {
		calm();
		long frozen = System.nanoTime();
		List<Long> next = this.secondary.awaitAll(this.primary.jvm()::freeze);
		Thread.sleep(Math.max(0, this.plan.lease().multipliedBy(LEASES_FROZEN).toMillis() - since(frozen)));
		long thawed = this.primary.jvm().thaw();
		Thread.sleep(NOTICE_MILLIS);
		List<Crew.Belief> former = this.primary.beliefs();
		this.primary.awaitBehind();
		swap();
		return Overlap.millis(former, next, thawed);
	}

	/** A machine that is too busy to renew in time gives no figure. */
	private static double millis(long from, long until) {
		if (until - from < 0) {
			throw new IllegalStateException("A term was lost before its end was measured: let the machine be quieter.");
		}
		return (until - from) / NANOS_PER_MILLI;
	}

	private static long since(long nanos) {
		return Duration.ofNanos(System.nanoTime() - nanos).toMillis();
	}

	/** So that no election is measured just after it has begun. */
	private void calm() throws InterruptedException {
		Thread.sleep(this.plan.lease().toMillis() / 4);
	}

	/** End the JVM of the former primaries and start one with new secondaries. */
	private void follow() {
		this.primary.close();
		this.primary = this.secondary;
		this.secondary = behind();
	}

	private void swap() {
		Crew former = this.primary;
		this.primary = this.secondary;
		this.secondary = former;
	}

	/** Leave released records behind, for the next duel. */
	@Override
	public void close() {
		try (Crew last = this.primary; Crew other = this.secondary) {
			other.leave();
			last.leave();
		}
	}

}
