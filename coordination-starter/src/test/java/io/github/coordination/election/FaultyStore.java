/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.election;

import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

import io.github.coordination.lease.Attempt;
import io.github.coordination.lease.Lease;
import io.github.coordination.lease.LeaseRequest;
import io.github.coordination.lease.Renewal;
import io.github.coordination.store.memory.MemoryLeaseStore;

/**
 * A memory store whose calls hang, fail or lose a lease as a test wants it.
 */
class FaultyStore extends MemoryLeaseStore {

	volatile Fault tryAcquire = Fault.NONE;

	volatile Fault renew = Fault.NONE;

	volatile Fault release = Fault.NONE;

	private volatile String lost = "";

	FaultyStore() {
		super(Clock.systemUTC());
	}

	/**
	 * Let the current term of an election be lost at its next renewal, as if it had been
	 * released.
	 */
	void lose(String election) {
		this.lost = election + " " + record(election).epoch();
	}

	@Override
	@SuppressWarnings("UnsynchronizedOverridesSynchronized")
	public Attempt tryAcquire(LeaseRequest request) {
		this.tryAcquire.meet(request.election());
		return super.tryAcquire(request);
	}

	@Override
	@SuppressWarnings("UnsynchronizedOverridesSynchronized")
	public Renewal renew(Lease lease) {
		this.renew.meet(lease.election());
		if (this.lost.equals(lease.election() + " " + lease.epoch())) {
			super.release(lease);
			return new Renewal.Lost("as planned");
		}
		return super.renew(lease);
	}

	@Override
	public void release(Lease lease, Duration quiet) {
		this.release.meet(lease.election());
		super.release(lease, quiet);
	}

	/**
	 * What a call meets.
	 */
	@FunctionalInterface
	interface Fault {

		Fault NONE = (election) -> {
		};

		void meet(String election);

	}

	/**
	 * Lets calls hang until it is healed.
	 */
	static final class Hang implements Fault {

		private final CountDownLatch met = new CountDownLatch(1);

		private final CountDownLatch healed = new CountDownLatch(1);

		private final AtomicBoolean interrupted = new AtomicBoolean();

		@Override
		public void meet(String election) {
			this.met.countDown();
			try {
				if (!this.healed.await(300, TimeUnit.SECONDS)) {
					throw new IllegalStateException("nobody healed the store");
				}
			}
			catch (InterruptedException ex) {
				this.interrupted.set(true);
				throw new IllegalStateException(ex);
			}
		}

		boolean isMet() throws InterruptedException {
			return this.met.await(60, TimeUnit.SECONDS);
		}

		void heal() {
			this.healed.countDown();
		}

		boolean wasInterrupted() {
			return this.interrupted.get();
		}

	}

}
