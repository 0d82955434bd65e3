/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.store.redis;

import java.time.Duration;
import java.util.List;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import io.github.coordination.lease.Claim;
import io.github.coordination.lease.Lease;
import io.github.coordination.lease.Renewal;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Elections of one application whose records are on different servers of a cluster.
 */
@Timeout(300)
class RedisClusterTests {

	private static final Duration BOUND = Duration.ofSeconds(60);

	private static final Renewal RENEWED = new Renewal.Renewed();

	private static final int ROUNDS = 3;

	private static RedisCluster cluster;

	private final RedisStores stores = new RedisStores();

	@BeforeAll
	static void start() {
		cluster = new RedisCluster();
	}

	@AfterAll
	static void stop() {
		cluster.close();
	}

	@AfterEach
	void close() {
		this.stores.close();
	}

	@Test
	void serverThatDiesTakesItsElectionsOnly() {
		RedisLeaseStore store = this.stores.open(cluster.factory(), Duration.ofSeconds(4), 0);
		List<Lease> leases = acquire(store);
		assertThat(store.renewAll(leases)).containsOnly(RENEWED);
		cluster.server(1).kill();
		assertOthersAreRenewed(store, leases);
		cluster.server(1).start();
		Awaitility.await().atMost(BOUND).until(() -> store.renewAll(leases).get(1) instanceof Renewal.Lost);
	}

	/**
	 * Renew several times.
	 * @param store a store that cannot reach the second server
	 * @param leases one on each server
	 */
	static void assertOthersAreRenewed(RedisLeaseStore store, List<Lease> leases) {
		for (int i = 0; i < ROUNDS; i++) {
			List<Renewal> renewals = store.renewAll(leases);
			assertThat(List.of(renewals.get(0), renewals.get(2))).containsOnly(RENEWED);
			assertThat(renewals.get(1)).isInstanceOf(Renewal.Unknown.class);
		}
	}

	@Test
	void recordThatMovesToAnotherServerIsFollowed() {
		RedisLeaseStore store = this.stores.open(cluster.factory());
		List<Lease> leases = acquire(store);
		Lease moving = leases.get(0);
		String key = RedisCluster.key(this.stores.application, moving.election());
		cluster.beginToMove(key, 0, 2);
		assertThat(store.renewAll(leases)).containsOnly(RENEWED);
		cluster.move(key, 0, 2);
		assertThat(store.renewAll(leases)).containsOnly(RENEWED);
		store.release(moving);
		assertThat(RedisCluster.grant(store, moving.election(), new Claim.IfFree())).isGreaterThan(moving.epoch());
	}

	private List<Lease> acquire(RedisLeaseStore store) {
		return RedisCluster.acquire(store, this.stores.application);
	}

}
