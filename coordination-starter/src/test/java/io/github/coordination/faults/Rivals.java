/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.faults;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;

import org.awaitility.Awaitility;

import io.github.coordination.PrimaryElection;
import io.github.coordination.Term;
import io.github.coordination.election.ElectionListener;
import io.github.coordination.lease.LeaseStore;
import io.github.coordination.report.TestWorker;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Workers with real engines, each with a store of its own, whose beliefs in one election
 * are compared every millisecond. Within one epoch a worker goes from yes to no once: who
 * says yes before and after some instant has believed at that instant, too.
 */
public final class Rivals implements AutoCloseable {

	private static final Duration BOUND = Duration.ofSeconds(60);

	private static final long PAUSE = Duration.ofMillis(1).toNanos();

	private final List<TestWorker> workers = new ArrayList<>();

	private final List<String> contradictions = new CopyOnWriteArrayList<>();

	private final Thread sampler = new Thread(this::sample, "sampler");

	private volatile boolean closed;

	private long greatest;

	/**
	 * Let workers stand, one after the other.
	 * @param lease length of a lease
	 * @param stores the store of each
	 */
	public Rivals(Duration lease, LeaseStore... stores) {
		for (LeaseStore store : stores) {
			this.workers.add(new TestWorker(store, new ElectionListener() {
			}, lease).start(PrimaryElection.DEFAULT_NAME));
		}
		this.sampler.setDaemon(true);
		this.sampler.start();
	}

	private void sample() {
		while (!this.closed) {
			long[] before = epochs();
			long[] after = epochs();
			List<Long> believed = new ArrayList<>();
			for (int i = 0; i < before.length; i++) {
				if (before[i] != 0 && before[i] == after[i]) {
					believed.add(before[i]);
				}
			}
			check(believed);
			LockSupport.parkNanos(PAUSE);
		}
	}

	private long[] epochs() {
		return this.workers.stream()
			.mapToLong((worker) -> worker.election(PrimaryElection.DEFAULT_NAME).term().map(Term::epoch).orElse(0L))
			.toArray();
	}

	private void check(List<Long> believed) {
		if (believed.size() > 1) {
			this.contradictions.add("Primaries at once: " + believed);
		}
		for (long epoch : believed) {
			if (epoch < this.greatest) {
				this.contradictions.add("Epoch " + epoch + " after " + this.greatest);
			}
			this.greatest = Math.max(this.greatest, epoch);
		}
	}

	/**
	 * The epoch of the term that runs now.
	 * @return the epoch, 0 for none
	 */
	public long epoch() {
		return Arrays.stream(epochs()).max().orElse(0);
	}

	/**
	 * Wait for a term.
	 * @param former the epoch that it has to exceed
	 * @return its epoch
	 */
	public long awaitTermAfter(long former) {
		return Awaitility.await()
			.atMost(BOUND)
			.pollInterval(Duration.ofMillis(5))
			.until(this::consistentEpoch, (epoch) -> epoch > former);
	}

	private long consistentEpoch() {
		assertThat(contradictions()).isEmpty();
		return epoch();
	}

	/**
	 * Who believes now.
	 * @return the place of its store
	 */
	public int primary() {
		long[] epochs = epochs();
		return IntStream.range(0, epochs.length).filter((i) -> epochs[i] != 0).findFirst().orElse(0);
	}

	/**
	 * Wait until the store has answered renewals.
	 * @param count how many from now on
	 */
	public void awaitRenewals(int count) {
		long before = renewals();
		Awaitility.await().atMost(BOUND).until(() -> renewals() >= before + count);
	}

	private long renewals() {
		return this.workers.stream().mapToLong((worker) -> worker.engine().renewals().answered().count()).sum();
	}

	/**
	 * Wait until nobody believes.
	 */
	public void awaitNobody() {
		Awaitility.await().atMost(BOUND).pollInterval(Duration.ofMillis(5)).until(() -> epoch() == 0);
	}

	/**
	 * What must never be.
	 * @return one sentence for each sample
	 */
	public List<String> contradictions() {
		return List.copyOf(this.contradictions);
	}

	@Override
	public void close() {
		this.closed = true;
		this.workers.forEach(TestWorker::close);
	}

}
