/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.lease.contract;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;

import org.jspecify.annotations.Nullable;

import io.github.coordination.lease.Attempt;
import io.github.coordination.lease.Claim;
import io.github.coordination.lease.Lease;
import io.github.coordination.lease.LeaseRecord;
import io.github.coordination.lease.LeaseRequest;
import io.github.coordination.lease.Renewal;
import io.github.coordination.lease.Subscription;
import io.github.coordination.store.memory.MemoryLeaseStore;

/**
 * A store that is broken on purpose, in one way or in none.
 */
final class BrokenStore extends MemoryLeaseStore {

	private final Flaw flaw;

	private int calls;

	private @Nullable Thread winner;

	BrokenStore(InstantSource clock, Flaw flaw) {
		super(clock);
		this.flaw = flaw;
	}

	@Override
	public synchronized Attempt tryAcquire(LeaseRequest request) {
		LeaseRecord record = record(request.election());
		return switch (this.flaw) {
			case TAKES_EXPIRED ->
				super.tryAcquire(expired(request) ? with(request, new Claim.Replace(record)) : request);
			case TAKES_DELETED -> super.tryAcquire(
					(record == null && this.calls++ > 0) ? with(request, new Claim.Replace(null)) : request);
			case IGNORES_CLAIM -> super.tryAcquire(
					(request.claim() instanceof Claim.Replace) ? with(request, new Claim.Replace(record)) : request);
			case IGNORES_FLOOR -> super.tryAcquire(
					new LeaseRequest(request.election(), request.holder(), request.lease(), 0, request.claim()));
			case USES_EPOCHS_AGAIN -> reused(super.tryAcquire(request));
			case FORGETS_VACANCY -> forgetful(super.tryAcquire(request));
			case HIDES_RECORD -> hidden(super.tryAcquire(request));
			case FORGETS_PROCESS ->
				super.tryAcquire(new LeaseRequest(request.election(), ContractWorker.holder(request.holder().id()),
						request.lease(), request.epochFloor(), request.claim()));
			case LETS_TWO_WIN -> won(super.tryAcquire(request));
			default -> super.tryAcquire(request);
		};
	}

	private boolean expired(LeaseRequest request) {
		LeaseRequest look = new LeaseRequest(request.election(), request.holder(), request.lease(), Long.MAX_VALUE / 2,
				new Claim.IfFree());
		return record(request.election()) != null && super.tryAcquire(look) instanceof Attempt.Free;
	}

	private static LeaseRequest with(LeaseRequest request, Claim claim) {
		return new LeaseRequest(request.election(), request.holder(), request.lease(), request.epochFloor(), claim);
	}

	private static Attempt reused(Attempt attempt) {
		return (attempt instanceof Attempt.Granted) ? new Attempt.Granted(1) : attempt;
	}

	private static Attempt forgetful(Attempt attempt) {
		return (attempt instanceof Attempt.Granted granted) ? new Attempt.Granted(granted.epoch()) : attempt;
	}

	/**
	 * Whoever comes second and from another thread wins too.
	 */
	private Attempt won(Attempt attempt) {
		Thread caller = Thread.currentThread();
		if (attempt instanceof Attempt.Granted) {
			this.winner = caller;
		}
		boolean second = attempt instanceof Attempt.Held && this.winner != caller;
		return second ? new Attempt.Granted(7) : attempt;
	}

	private static Attempt hidden(Attempt attempt) {
		return (attempt instanceof Attempt.Free free) ? new Attempt.Free(null, free.storeNow()) : attempt;
	}

	@Override
	public synchronized Renewal renew(Lease lease) {
		LeaseRecord record = record(lease.election());
		return switch (this.flaw) {
			case RENEWS_ANY_EPOCH -> super.renew((record != null) ? with(lease, record.epoch()) : lease);
			case RENEWS_FOR_ANYBODY -> super.renew((record != null)
					? new Lease(lease.election(), record.holder(), lease.epoch(), lease.lease()) : lease);
			case RENEWS_WHAT_IS_RELEASED, RENEWS_WHAT_IS_GONE ->
				(super.renew(lease) instanceof Renewal.Lost lost && (record == null || record.released()))
						? renewed(lost) : super.renew(lease);
			case DOES_NOT_COUNT_RENEWALS ->
				(record != null && record.epoch() == lease.epoch() && record.holder().equals(lease.holder())
						&& !record.released()) ? new Renewal.Renewed() : super.renew(lease);
			default -> super.renew(lease);
		};
	}

	private Renewal renewed(Renewal.Lost lost) {
		boolean gone = lost.reason().contains("no record");
		return (gone == (this.flaw == Flaw.RENEWS_WHAT_IS_GONE)) ? new Renewal.Renewed() : lost;
	}

	private static Lease with(Lease lease, long epoch) {
		return new Lease(lease.election(), lease.holder(), epoch, lease.lease());
	}

	@Override
	public List<Renewal> renewAll(Collection<Lease> leases) {
		List<Renewal> renewals = new ArrayList<>(super.renewAll(leases));
		if (this.flaw == Flaw.ANSWERS_IN_ANOTHER_ORDER) {
			Collections.rotate(renewals, 1);
		}
		return renewals;
	}

	@Override
	public void release(Lease lease) {
		LeaseRecord record = record(lease.election());
		switch (this.flaw) {
			case RELEASES_ANY_EPOCH -> super.release((record != null) ? with(lease, record.epoch()) : lease);
			case RELEASES_FOR_ANYBODY -> super.release((record != null)
					? new Lease(lease.election(), record.holder(), lease.epoch(), lease.lease()) : lease);
			case RELEASE_DELETES -> delete(lease.election());
			case RELEASE_FAILS_THE_SECOND_TIME -> {
				if (record == null || record.released()) {
					throw new IllegalStateException("nothing to release");
				}
				super.release(lease);
			}
			default -> super.release(lease);
		}
	}

	@Override
	public boolean wakesUp() {
		return true;
	}

	@Override
	public Subscription watch(String election, Runnable mayBeFree) {
		return (this.flaw == Flaw.WAKES_NOBODY) ? Subscription.NONE : super.watch(election, mayBeFree);
	}

	/**
	 * What may be wrong with a store.
	 */
	enum Flaw {

		NONE, TAKES_EXPIRED, TAKES_DELETED, IGNORES_CLAIM, IGNORES_FLOOR, USES_EPOCHS_AGAIN, FORGETS_VACANCY,
		HIDES_RECORD, FORGETS_PROCESS, RENEWS_ANY_EPOCH, RENEWS_FOR_ANYBODY, RENEWS_WHAT_IS_RELEASED,
		RENEWS_WHAT_IS_GONE, DOES_NOT_COUNT_RENEWALS, ANSWERS_IN_ANOTHER_ORDER, RELEASES_ANY_EPOCH,
		RELEASES_FOR_ANYBODY, RELEASE_DELETES, RELEASE_FAILS_THE_SECOND_TIME, WAKES_NOBODY, LETS_TWO_WIN

	}

}
