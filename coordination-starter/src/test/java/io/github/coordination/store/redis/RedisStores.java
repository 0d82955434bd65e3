/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.store.redis;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;

import io.github.coordination.Worker;
import io.github.coordination.lease.Attempt;
import io.github.coordination.lease.Claim;
import io.github.coordination.lease.Holder;
import io.github.coordination.lease.Lease;
import io.github.coordination.lease.LeaseRecord;
import io.github.coordination.lease.LeaseRequest;

/**
 * Stores of workers of one application that no other test uses, and what they ask.
 */
final class RedisStores implements AutoCloseable {

	static final String ELECTION = "primary";

	static final Duration LEASE = Duration.ofSeconds(10);

	/** Long enough for a loaded machine. */
	static final Duration PATIENT = Duration.ofSeconds(10);

	final String application = "test-" + UUID.randomUUID();

	private final List<RedisLeaseStore> opened = new ArrayList<>();

	RedisLeaseStore open(LettuceConnectionFactory factory) {
		return open(factory, PATIENT, 0);
	}

	RedisLeaseStore open(LettuceConnectionFactory factory, Duration timeout, int waitReplicas) {
		RedisLeaseStore store = new RedisLeaseStore(this.application, new RedisClients(factory, timeout), waitReplicas);
		this.opened.add(store);
		return store;
	}

	String key() {
		return "coordination:{" + this.application + "/" + ELECTION + "}";
	}

	static Holder holder(String id) {
		return new Holder(new Worker(id, "host.example", 4711), "boot", "pid:[1]", 12);
	}

	static Attempt ask(RedisLeaseStore store) {
		return attempt(store, "asking", 0, new Claim.IfFree());
	}

	static Attempt replace(RedisLeaseStore store, LeaseRecord expected) {
		return attempt(store, "replacing", 0, new Claim.Replace(expected));
	}

	static Attempt attempt(RedisLeaseStore store, String id, long floor, Claim claim) {
		return store.tryAcquire(new LeaseRequest(ELECTION, holder(id), LEASE, floor, claim));
	}

	/** Be granted the first term. */
	static Lease acquire(RedisLeaseStore store) {
		long epoch = ((Attempt.Granted) attempt(store, "first", 0, new Claim.Replace(null))).epoch();
		return new Lease(ELECTION, holder("first"), epoch, LEASE);
	}

	/** Leave a released record behind, so that the next worker is primary at once. */
	void leaveReleased(RedisProcess server) {
		RedisLeaseStore store = open(server.factory());
		store.release(acquire(store));
	}

	@Override
	public void close() {
		this.opened.forEach(RedisLeaseStore::close);
	}

}
