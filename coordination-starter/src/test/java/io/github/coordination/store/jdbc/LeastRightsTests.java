/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.store.jdbc;

import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.boot.sql.init.DatabaseInitializationMode;

import io.github.coordination.lease.Attempt;
import io.github.coordination.lease.Lease;
import io.github.coordination.lease.Renewal;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A database user needs three rights on the two tables, and none beside them.
 */
class LeastRightsTests {

	@ParameterizedTest
	@EnumSource
	void threeRightsOnTheTwoTablesAreEnough(Server server) throws Exception {
		Installation installation = new Installation(server, Installation.PATIENT).create();
		try (JdbcLeaseStore store = storeOf(installation, server, "SELECT, INSERT, UPDATE")) {
			Asking worker = new Asking(store, "worker");
			Lease lease = worker.takeOver("primary", null);
			assertThat(store.renewAll(List.of(lease))).containsExactly(new Renewal.Renewed());
			store.release(lease);
			assertThat(worker.acquire("primary").epoch()).isGreaterThan(lease.epoch());
		}
	}

	@Test
	void theyAreEnoughForAWakeUp() throws Exception {
		Installation installation = new Installation(Server.POSTGRESQL, Installation.PATIENT).create();
		CountDownLatch woken = new CountDownLatch(2);
		try (JdbcLeaseStore store = storeOf(installation, Server.POSTGRESQL, "SELECT, INSERT, UPDATE")) {
			store.watch("primary", woken::countDown);
			TestEvents.await(() -> woken.getCount() == 1);
			store.release(new Asking(store, "worker").takeOver("primary", null));
			assertThat(woken.await(60, TimeUnit.SECONDS)).isTrue();
		}
	}

	@ParameterizedTest
	@EnumSource
	void readersAreRefusedAndTakeNothing(Server server) throws Exception {
		Installation installation = new Installation(server, Installation.PATIENT).create();
		try (JdbcLeaseStore store = storeOf(installation, server, "SELECT")) {
			Asking worker = new Asking(store, "worker");
			assertThat(worker.ask("other")).isInstanceOf(Attempt.Held.class);
			assertThat(Asking.refusal(worker.replace("primary", null)))
				.contains("grant it SELECT, INSERT and UPDATE on " + installation.tables);
			assertThat(installation.number("SELECT COUNT(*) FROM {term} WHERE election = 'primary'")).isZero();
		}
	}

	@ParameterizedTest
	@EnumSource
	void whoeverMayNotCreateTablesIsTold(Server server) throws Exception {
		Installation installation = new Installation(server, Installation.PATIENT);
		String user = installation.userWithPassword("secret");
		Schema always = new Schema(DatabaseInitializationMode.ALWAYS, installation.tables);
		try (JdbcLeaseStore store = installation.store(server.dataSource(user, "secret"), always)) {
			assertThat(Asking.refusal(new Asking(store, "worker").ask("primary"))).isEqualTo((server == Server.MARIADB)
					? "The database user may not read or write: grant it SELECT, INSERT and UPDATE on %s."
						.formatted(installation.tables)
					: "The database user may not create the tables %s: grant it CREATE on their schema, or let another user run the schema file of the starter's jar."
						.formatted(installation.tables));
		}
	}

	private static JdbcLeaseStore storeOf(Installation installation, Server server, String rights) throws Exception {
		String user = installation.userWithPassword("secret");
		installation.grant(rights, user);
		Schema never = new Schema(DatabaseInitializationMode.NEVER, installation.tables);
		return installation.store(server.dataSource(user, "secret"), never);
	}

}
