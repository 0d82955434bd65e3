/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.store.redis;

import java.time.Duration;
import java.util.List;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import io.github.coordination.lease.Lease;
import io.github.coordination.lease.Renewal;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A server of a cluster that takes connections and answers nothing: each renewal of its
 * elections takes the whole request timeout, and the others must not.
 */
@Timeout(300)
class RedisClusterProof {

	private static final Duration TIMEOUT = Duration.ofSeconds(4);

	private static final Renewal RENEWED = new Renewal.Renewed();

	@Test
	void serverThatHangsTakesItsElectionsOnly() {
		try (RedisCluster cluster = new RedisCluster(); RedisStores stores = new RedisStores()) {
			RedisLeaseStore store = stores.open(cluster.factory(), TIMEOUT, 0);
			List<Lease> leases = RedisCluster.acquire(store, stores.application);
			assertThat(store.renewAll(leases)).containsOnly(RENEWED);
			cluster.server(1).freeze();
			RedisClusterTests.assertOthersAreRenewed(store, leases);
			RedisClusterTests.assertOthersAreRenewed(stores.open(cluster.factory(), TIMEOUT, 0), leases);
			cluster.server(1).thaw();
			Awaitility.await()
				.atMost(Duration.ofSeconds(60))
				.until(() -> store.renewAll(leases).get(1).equals(RENEWED));
		}
	}

}
