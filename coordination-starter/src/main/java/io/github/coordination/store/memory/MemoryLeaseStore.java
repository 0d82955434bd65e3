/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.store.memory;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

import org.jspecify.annotations.Nullable;

import io.github.coordination.lease.Attempt;
import io.github.coordination.lease.Claim;
import io.github.coordination.lease.Consistency;
import io.github.coordination.lease.Lease;
import io.github.coordination.lease.LeaseDefaults;
import io.github.coordination.lease.LeaseRecord;
import io.github.coordination.lease.LeaseRequest;
import io.github.coordination.lease.LeaseStore;
import io.github.coordination.lease.Renewal;
import io.github.coordination.lease.Scope;
import io.github.coordination.lease.Subscription;

/**
 * Keeps the records in this JVM and judges expiry by an injected clock. Each instance is
 * a world of its own: workers that shall see each other share one.
 *
 * @since 0.1.0
 */
public class MemoryLeaseStore implements LeaseStore {

	/**
	 * A call costs next to nothing here, and a test wants to see a loss soon.
	 */
	private static final LeaseDefaults DEFAULTS = new LeaseDefaults(Duration.ofSeconds(10), Duration.ofMillis(100));

	private final InstantSource clock;

	private final Map<String, Slot> slots = new ConcurrentHashMap<>();

	private final Map<String, List<Runnable>> watchers = new ConcurrentHashMap<>();

	/**
	 * Create an empty store.
	 * @param clock clock by which leases expire
	 */
	public MemoryLeaseStore(InstantSource clock) {
		this.clock = clock;
	}

	@Override
	public synchronized Attempt tryAcquire(LeaseRequest request) {
		Instant now = this.clock.instant();
		Slot slot = this.slots.get(request.election());
		if (mayTake(slot, request)) {
			long epoch = Math.max(lastEpoch(slot, now), request.epochFloor()) + 1;
			put(request.election(), new LeaseRecord(request.holder(), epoch, 0, request.lease(), false), now);
			return new Attempt.Granted(epoch, vacancy(slot, now));
		}
		if (slot == null || slot.record() == null) {
			return new Attempt.Free(null, now);
		}
		Duration remaining = Duration.between(now, slot.expires());
		boolean live = !slot.record().released() && !remaining.isNegative() && !remaining.isZero();
		return live ? new Attempt.Held(slot.record(), remaining, now) : new Attempt.Free(slot.record(), now);
	}

	/**
	 * The epoch of the record; of a record that was deleted something that is not below
	 * it.
	 */
	private static long lastEpoch(@Nullable Slot slot, Instant now) {
		if (slot == null) {
			return 0;
		}
		return (slot.record() != null) ? slot.record().epoch() : now.toEpochMilli();
	}

	private static @Nullable Duration vacancy(@Nullable Slot former, Instant now) {
		LeaseRecord record = (former != null) ? former.record() : null;
		return (former != null && record != null) ? Duration.between(former.expires().minus(record.lease()), now)
				: null;
	}

	private static boolean mayTake(@Nullable Slot slot, LeaseRequest request) {
		LeaseRecord record = (slot != null) ? slot.record() : null;
		if (request.claim() instanceof Claim.Replace replace) {
			return (replace.expected() != null) ? replace.expected().equals(record) : record == null;
		}
		return slot == null || (record != null && record.released() && record.epoch() >= request.epochFloor());
	}

	@Override
	public synchronized Renewal renew(Lease lease) {
		Slot slot = this.slots.get(lease.election());
		LeaseRecord record = (slot != null) ? slot.record() : null;
		if (record == null || !isOf(record, lease) || record.released()) {
			return new Renewal.Lost(
					(record != null) ? "the record is of epoch " + record.epoch() : "there is no record");
		}
		put(lease.election(), record.asRenewed(), this.clock.instant());
		return new Renewal.Renewed();
	}

	@Override
	public void release(Lease lease) {
		release(lease, Duration.ZERO);
	}

	@Override
	public void release(Lease lease, Duration quiet) {
		boolean released;
		synchronized (this) {
			Slot slot = this.slots.get(lease.election());
			LeaseRecord record = (slot != null) ? slot.record() : null;
			released = record != null && isOf(record, lease) && !record.released();
			if (record != null && released) {
				put(lease.election(), record.asReleased(), this.clock.instant().minus(quiet));
			}
		}
		if (released) {
			this.watchers.getOrDefault(lease.election(), List.of()).forEach(Runnable::run);
		}
	}

	@Override
	public boolean wakesUp() {
		return true;
	}

	@Override
	public Subscription watch(String election, Runnable mayBeFree) {
		List<Runnable> list = this.watchers.computeIfAbsent(election, (name) -> new CopyOnWriteArrayList<>());
		list.add(mayBeFree);
		return () -> list.remove(mayBeFree);
	}

	/**
	 * The record of an election, for tests.
	 * @param election name of the election
	 * @return the record, or {@code null} if there is none
	 */
	public synchronized @Nullable LeaseRecord record(String election) {
		Slot slot = this.slots.get(election);
		return (slot != null) ? slot.record() : null;
	}

	/**
	 * Lose the record of an election as if a person had deleted it, for tests.
	 * @param election name of the election
	 */
	public synchronized void delete(String election) {
		this.slots.put(election, new Slot(null, Instant.MIN));
	}

	private void put(String election, LeaseRecord record, Instant now) {
		this.slots.put(election, new Slot(record, now.plus(record.lease())));
	}

	private static boolean isOf(LeaseRecord record, Lease lease) {
		return record.epoch() == lease.epoch() && record.holder().id().equals(lease.holder().id());
	}

	@Override
	public LeaseDefaults defaults() {
		return DEFAULTS;
	}

	@Override
	public Scope scope() {
		return Scope.PROCESS;
	}

	@Override
	public Consistency consistency() {
		return Consistency.SINGLE_NODE;
	}

	@Override
	public String name() {
		return "memory";
	}

	@Override
	public String identity() {
		return "this JVM";
	}

	@Override
	public void close() {
		this.watchers.clear();
	}

	private record Slot(@Nullable LeaseRecord record, Instant expires) {

	}

}
