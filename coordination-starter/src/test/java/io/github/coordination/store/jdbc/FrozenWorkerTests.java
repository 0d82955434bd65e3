/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.store.jdbc;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import io.github.coordination.lease.Attempt;
import io.github.coordination.lease.Lease;
import io.github.coordination.lease.Renewal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/**
 * What a worker that is frozen in the middle of a call keeps from the others.
 */
@Timeout(300)
class FrozenWorkerTests {

	@ParameterizedTest
	@EnumSource(names = { "POSTGRESQL", "MARIADB" })
	void serverEndsATransactionWhoseWorkerIsFrozen(Server server) throws Exception {
		Installation installation = new Installation(server, Installation.PATIENT).released("primary");
		CountDownLatch thawed = new CountDownLatch(1);
		try (Connection connection = open(installation); JdbcLeaseStore other = installation.store()) {
			Session session = new Session(connection, installation.tables, Installation.TIMEOUT);
			CountDownLatch frozen = new CountDownLatch(1);
			CompletableFuture<Boolean> acquisition = CompletableFuture
				.supplyAsync(() -> freeze(session, frozen, thawed));
			assertThat(frozen.await(60, TimeUnit.SECONDS)).isTrue();
			Awaitility.await()
				.atMost(Duration.ofSeconds(60))
				.until(() -> new Asking(other, "other").ask("primary") instanceof Attempt.Granted);
			assertThat(acquisition).isNotDone();
			thawed.countDown();
			assertThat(acquisition.get(60, TimeUnit.SECONDS)).isFalse();
		}
		finally {
			thawed.countDown();
		}
	}

	private static boolean freeze(Session session, CountDownLatch frozen, CountDownLatch thawed) {
		try {
			return session.transaction(() -> {
				session.exists(session.statements().lockTerm(), Installation.APPLICATION, "primary");
				frozen.countDown();
				return awaitQuietly(thawed);
			});
		}
		catch (SQLException ex) {
			return false;
		}
	}

	private static boolean awaitQuietly(CountDownLatch latch) {
		try {
			return latch.await(120, TimeUnit.SECONDS);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			return false;
		}
	}

	@ParameterizedTest
	@EnumSource
	void acquirerThatIsFrozenDelaysNoRenewal(Server server) throws Exception {
		Installation installation = new Installation(server, Installation.PATIENT);
		try (JdbcLeaseStore store = installation.store(); Connection connection = open(installation)) {
			Lease lease = new Asking(store, "worker").acquire("primary");
			Session session = new Session(connection, installation.tables, Installation.PATIENT);
			assertThat(session.transaction(() -> {
				session.exists(session.statements().lockTerm(), Installation.APPLICATION, "primary");
				assertThat(store.renew(lease)).isEqualTo(new Renewal.Renewed());
				return true;
			})).isTrue();
		}
	}

	@Test
	void renewalThatWaitsForARowLeavesNothingBehindOnPostgres() throws Exception {
		Installation installation = new Installation(Server.POSTGRESQL, Duration.ofSeconds(4));
		try (JdbcLeaseStore store = installation.store();
				Connection person = installation.dataSource().getConnection()) {
			Lease lease = new Asking(store, "worker").acquire("primary");
			person.setAutoCommit(false);
			try (Statement statement = person.createStatement()) {
				statement.executeQuery(installation.named("SELECT 1 FROM {lease} FOR UPDATE"));
				assertThatThrownBy(() -> store.renew(lease)).isInstanceOf(DatabaseFailure.class);
				assertThatThrownBy(() -> store.release(lease)).isInstanceOf(DatabaseFailure.class);
				TestEvents.await(() -> waiting(installation) == 0);
			}
			person.rollback();
		}
	}

	private static long waiting(Installation installation) {
		return installation
			.number("SELECT COUNT(*) FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND query LIKE '%"
					+ installation.tables.prefix() + "%'");
	}

	@Test
	void postgresKeepsWhatItHasAcknowledgedWhateverItsDefault() throws Exception {
		Installation installation = new Installation(Server.POSTGRESQL, Installation.PATIENT).create();
		String url = Server.POSTGRESQL.url() + "?options=-c%20synchronous_commit=off";
		Connector connector = Objects
			.requireNonNull(DerivedConnector.of(Server.dataSource(url, "postgres", ""), Installation.PATIENT));
		try (Connection connection = connector.open()) {
			Session session = new Session(connection, installation.tables, Installation.PATIENT);
			assertThat(setting(connection)).isEqualTo("off");
			session.transaction(() -> {
				assertThat(setting(connection)).isEqualTo("on");
				return true;
			});
			assertThat(setting(connection)).isEqualTo("off");
		}
	}

	private static String setting(Connection connection) throws SQLException {
		try (Statement statement = connection.createStatement();
				ResultSet row = statement.executeQuery("SHOW synchronous_commit")) {
			row.next();
			return row.getString(1);
		}
	}

	private static Connection open(Installation installation) throws SQLException {
		return Objects.requireNonNull(DerivedConnector.of(installation.dataSource(), Installation.PATIENT)).open();
	}

}
