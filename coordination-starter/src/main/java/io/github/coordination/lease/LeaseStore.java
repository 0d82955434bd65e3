/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.lease;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * Keeps one record per election and changes it atomically. The correctness of the
 * election lives in the engine; a store only talks to its client.
 * <p>
 * Calls come from one thread, block, and are bounded by the request timeout in the
 * store's own client. An exception means that the outcome is unknown: the engine never
 * takes it for a yes. A record is never removed and never left to the store's own expiry,
 * except by engines whose sessions end it.
 *
 * @since 0.1.0
 */
public interface LeaseStore extends AutoCloseable {

	/**
	 * Try to begin a term. What may be taken is said by the request's {@link Claim}; an
	 * epoch that is granted is greater than every epoch the store remembers and than
	 * {@link LeaseRequest#epochFloor()}.
	 * @param request the request
	 * @return the outcome
	 */
	Attempt tryAcquire(LeaseRequest request);

	/**
	 * Extend leases, comparing holder and epoch only, never the expiry.
	 * @param leases the leases, at most one per election
	 * @return one outcome per lease, in the order of the leases
	 */
	default List<Renewal> renewAll(Collection<Lease> leases) {
		List<Renewal> outcomes = new ArrayList<>(leases.size());
		for (Lease lease : leases) {
			outcomes.add(renew(lease));
		}
		return outcomes;
	}

	/**
	 * Extend one lease, comparing holder and epoch only, never the expiry.
	 * @param lease the lease
	 * @return the outcome
	 */
	Renewal renew(Lease lease);

	/**
	 * Mark exactly this term's record as released, and keep it. Idempotent; a record of
	 * another term is left alone.
	 * @param lease the lease to release
	 */
	void release(Lease lease);

	/**
	 * Release, and let the next grant tell how long no calls were let in.
	 * @param lease the lease to release
	 * @param quiet how long its holder has let no more calls in
	 */
	default void release(Lease lease, Duration quiet) {
		release(lease);
	}

	/**
	 * Ask to be told when an election may have become free, which makes a hand-over
	 * instant. The call-back may come from any thread, may be spurious and must return
	 * quickly.
	 * @param election name of the election
	 * @param mayBeFree called when a new attempt is worthwhile
	 * @return the subscription, or {@link Subscription#NONE} where the store has no
	 * wake-up
	 */
	default Subscription watch(String election, Runnable mayBeFree) {
		return Subscription.NONE;
	}

	/**
	 * Whether {@link #watch} tells promptly, so that this worker needs to poll but
	 * seldom.
	 * @return whether the store has a wake-up
	 */
	default boolean wakesUp() {
		return false;
	}

	/**
	 * The timings that suit the store where the user sets none.
	 * @return the defaults
	 */
	default LeaseDefaults defaults() {
		return LeaseDefaults.REMOTE;
	}

	/**
	 * How far the store reaches.
	 * @return the scope
	 */
	Scope scope();

	/**
	 * What the store keeps when it fails over.
	 * @return the consistency
	 */
	Consistency consistency();

	/**
	 * Short name of the kind of store, as in {@code coordination.store}.
	 * @return the name
	 */
	String name();

	/**
	 * Which one it is, for people who suspect that two workers use different ones: a
	 * directory, a database URL without credentials.
	 * @return the identity
	 */
	String identity();

	/**
	 * Let go of every resource. Leases that were not released end by expiry.
	 */
	@Override
	void close();

}
