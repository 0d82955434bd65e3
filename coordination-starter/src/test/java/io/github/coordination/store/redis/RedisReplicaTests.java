/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.store.redis;

import java.io.IOException;
import java.time.Duration;
import java.util.List;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import io.github.coordination.lease.Attempt;
import io.github.coordination.lease.Claim;
import io.github.coordination.lease.Consistency;
import io.github.coordination.lease.Lease;
import io.github.coordination.lease.LeaseRequest;
import io.github.coordination.lease.Renewal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * A yes that too few replicas have is none.
 */
class RedisReplicaTests {

	private static final Duration TIMEOUT = Duration.ofSeconds(2);

	private final RedisStores stores = new RedisStores();

	@AfterEach
	void close() {
		this.stores.close();
	}

	@Test
	void withoutReplicasNothingIsKnown() {
		RedisLeaseStore store = this.stores.open(RedisProcess.shared().factory(), TIMEOUT, 1);
		assertThatExceptionOfType(RedisCallException.class).isThrownBy(() -> RedisStores.acquire(store))
			.withMessage("0 of 1 replicas acknowledged within 1000 ms, see coordination.redis.wait-replicas");
		RedisLeaseStore other = this.stores.open(RedisProcess.shared().factory());
		Attempt.Held held = (Attempt.Held) RedisStores.ask(other);
		Lease lease = new Lease(RedisStores.ELECTION, held.record().holder(), held.record().epoch(), RedisStores.LEASE);
		assertThatExceptionOfType(RedisCallException.class).isThrownBy(() -> store.renew(lease))
			.withMessageContaining("0 of 1 replicas");
		assertThat(other.renew(lease)).isEqualTo(new Renewal.Renewed());
	}

	@Test
	void whatIsLostIsLostWithoutReplicas() {
		RedisLeaseStore free = this.stores.open(RedisProcess.shared().factory());
		RedisLeaseStore store = this.stores.open(RedisProcess.shared().factory(), TIMEOUT, 1);
		Lease lost = RedisStores.acquire(free);
		Lease other = acquireOther(free);
		RedisProcess.shared().cli().del(this.stores.key());
		Renewal gone = new Renewal.Lost("there is no record");
		String waits = waits();
		assertThat(store.renew(lost)).isEqualTo(gone);
		assertThat(waits()).isEqualTo(waits);
		assertThat(store.renewAll(List.of(lost, other))).containsExactly(gone, new Renewal.Unknown(
				"0 of 1 replicas acknowledged within 1000 ms, see coordination.redis.wait-replicas"));
	}

	/** What the server has counted of this command. */
	private static String waits() {
		return RedisProcess.shared()
			.cli()
			.info("commandstats")
			.lines()
			.filter((line) -> line.startsWith("cmdstat_wait:"))
			.findFirst()
			.orElse("none");
	}

	private static Lease acquireOther(RedisLeaseStore store) {
		Attempt attempt = store.tryAcquire(
				new LeaseRequest("other", RedisStores.holder("first"), RedisStores.LEASE, 0, new Claim.Replace(null)));
		return new Lease("other", RedisStores.holder("first"), ((Attempt.Granted) attempt).epoch(), RedisStores.LEASE);
	}

	@Test
	void replicaThatFollowsMakesItKnown() throws IOException {
		try (RedisProcess primary = new RedisProcess("--repl-diskless-sync-delay", "0");
				RedisProcess replica = new RedisProcess("--replicaof", "127.0.0.1 " + primary.port())) {
			Awaitility.await()
				.atMost(Duration.ofSeconds(60))
				.until(() -> replica.cli().info("replication").contains("master_link_status:up"));
			RedisLeaseStore store = this.stores.open(primary.factory(), RedisStores.PATIENT, 1);
			Lease lease = RedisStores.acquire(store);
			assertThat(replica.cli().hget(this.stores.key(), "epoch")).isEqualTo(Long.toString(lease.epoch()));
			assertThat(store.renew(lease)).isEqualTo(new Renewal.Renewed());
			replica.kill();
			RedisLeaseStore hasty = this.stores.open(primary.factory(), TIMEOUT, 1);
			assertThatExceptionOfType(RedisCallException.class).isThrownBy(() -> hasty.renew(lease));
		}
	}

	@Test
	void storeSaysThatAFailoverMayLoseAGrant() {
		RedisLeaseStore store = this.stores.open(RedisProcess.shared().factory());
		assertThat(store.consistency()).isEqualTo(Consistency.ASYNCHRONOUS_REPLICA);
	}

}
