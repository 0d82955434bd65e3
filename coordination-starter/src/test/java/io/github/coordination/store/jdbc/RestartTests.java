/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.store.jdbc;

import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.Test;
import org.springframework.boot.sql.init.DatabaseInitializationMode;

import io.github.coordination.lease.Lease;
import io.github.coordination.lease.Renewal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/**
 * A PostgreSQL server that crashes and is started again.
 */
class RestartTests {

	@Test
	void termAndWakeUpOutliveTheServer() {
		try (PostgresProcess server = new PostgresProcess()) {
			server.start();
			Tables tables = new Tables(Tables.DEFAULT_PREFIX);
			Connector connector = DerivedConnector.of(Server.dataSource(server.url(), server.user(), ""),
					Installation.PATIENT);
			StoreParts parts = new StoreParts(connector, tables, new Schema(DatabaseInitializationMode.ALWAYS, tables),
					new PostgresWakeUp(connector, tables, "shop"), Installation.PATIENT);
			try (JdbcLeaseStore store = new JdbcLeaseStore("shop", parts)) {
				restart(server, store);
			}
		}
	}

	private static void restart(PostgresProcess server, JdbcLeaseStore store) {
		AtomicInteger woken = new AtomicInteger();
		Asking worker = new Asking(store, "worker");
		Lease lease = worker.acquire("primary");
		store.watch("primary", woken::incrementAndGet);
		TestEvents.await(() -> woken.get() == 1);
		server.kill();
		assertThatThrownBy(() -> store.renew(lease)).isInstanceOf(DatabaseFailure.class);
		server.start();
		assertThat(store.renew(lease)).isEqualTo(new Renewal.Renewed());
		TestEvents.await(() -> woken.get() == 2);
		store.release(lease);
		TestEvents.await(() -> woken.get() == 3);
		assertThat(worker.acquire("primary").epoch()).isGreaterThan(lease.epoch());
	}

}
