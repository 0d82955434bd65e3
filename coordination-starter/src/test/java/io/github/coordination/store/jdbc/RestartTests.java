/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.store.jdbc;

import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.sql.init.DatabaseInitializationMode;

import io.github.coordination.lease.Lease;
import io.github.coordination.lease.Renewal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/**
 * A PostgreSQL server that is stopped and started again.
 */
class RestartTests {

	@TempDir
	private Path data;

	@Test
	void termAndWakeUpOutliveTheServer() throws Exception {
		EmbeddedPostgres server = start(0);
		int port = server.getPort();
		Tables tables = new Tables(Tables.DEFAULT_PREFIX);
		Connector connector = DerivedConnector.of(
				Server.dataSource("jdbc:postgresql://127.0.0.1:" + port + "/postgres", "postgres", ""),
				Installation.TIMEOUT);
		StoreParts parts = new StoreParts(connector, tables, new Schema(DatabaseInitializationMode.ALWAYS, tables),
				new PostgresWakeUp(connector, tables, "shop"), Installation.TIMEOUT);
		AtomicInteger woken = new AtomicInteger();
		try (JdbcLeaseStore store = new JdbcLeaseStore("shop", parts)) {
			Asking worker = new Asking(store, "worker");
			Lease lease = worker.acquire("primary");
			store.watch("primary", woken::incrementAndGet);
			TestEvents.await(() -> woken.get() == 1);
			server.close();
			assertThatThrownBy(() -> store.renew(lease)).isInstanceOf(DatabaseFailure.class);
			server = start(port);
			assertThat(store.renew(lease)).isEqualTo(new Renewal.Renewed());
			TestEvents.await(() -> woken.get() == 2);
			store.release(lease);
			TestEvents.await(() -> woken.get() == 3);
			assertThat(worker.acquire("primary").epoch()).isGreaterThan(lease.epoch());
		}
		finally {
			server.close();
		}
	}

	private EmbeddedPostgres start(int port) throws Exception {
		EmbeddedPostgres.Builder builder = EmbeddedPostgres.builder()
			.setDataDirectory(this.data)
			.setCleanDataDirectory(false)
			.setServerConfig("synchronous_commit", "on");
		return ((port > 0) ? builder.setPort(port) : builder).start();
	}

}
