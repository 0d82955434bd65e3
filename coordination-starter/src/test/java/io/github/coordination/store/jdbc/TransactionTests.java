/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.store.jdbc;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;

import javax.sql.DataSource;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.jdbc.datasource.DelegatingDataSource;

import io.github.coordination.lease.Attempt;
import io.github.coordination.lease.Lease;
import io.github.coordination.lease.LeaseRecord;
import io.github.coordination.lease.Renewal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/**
 * How the store's transactions get along with sessions and transactions of others.
 */
class TransactionTests {

	@ParameterizedTest
	@EnumSource
	void transactionOfAUserDelaysATakeoverButNoRenewal(Server server) throws Exception {
		Installation installation = new Installation(server, Duration.ofSeconds(4));
		try (JdbcLeaseStore store = installation.store(); JdbcLeaseStore other = installation.store()) {
			Lease lease = new Asking(store, "worker").acquire("primary");
			try (Connection user = installation.dataSource().getConnection()) {
				user.setAutoCommit(false);
				lockTerm(user, installation, server);
				assertThat(store.renew(lease)).isEqualTo(new Renewal.Renewed());
				LeaseRecord record = ((Attempt.Held) new Asking(other, "other").ask("primary")).record();
				long before = System.nanoTime();
				assertThatThrownBy(() -> new Asking(other, "other").replace("primary", record))
					.isInstanceOf(DatabaseFailure.class)
					.hasMessageContaining("keeps the row of election \"primary\"")
					.hasMessageContaining("term locked");
				assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(20));
				assertThat(store.renew(lease)).isEqualTo(new Renewal.Renewed());
				store.release(lease);
				user.rollback();
			}
			assertThat(new Asking(other, "other").acquire("primary").epoch()).isGreaterThan(lease.epoch());
		}
	}

	private static void lockTerm(Connection user, Installation installation, Server server) throws SQLException {
		String lock = (server == Server.POSTGRESQL) ? "FOR SHARE"
				: (server == Server.MARIADB) ? "LOCK IN SHARE MODE" : "FOR UPDATE";
		String sql = installation.named("SELECT epoch FROM {term} WHERE application = ? AND election = ? " + lock);
		try (PreparedStatement statement = user.prepareStatement(sql)) {
			statement.setString(1, Installation.APPLICATION);
			statement.setString(2, "primary");
			try (ResultSet rows = statement.executeQuery()) {
				assertThat(rows.next()).isTrue();
			}
		}
	}

	@ParameterizedTest
	@EnumSource
	void sessionsWithAnotherDefaultAreSet(Server server) throws Exception {
		Installation installation = new Installation(server, Installation.PATIENT);
		DataSource stubborn = new Stubborn(installation.dataSource());
		try (JdbcLeaseStore store = installation.store(new PooledConnector(stubborn), installation.schema())) {
			Asking worker = new Asking(store, "worker");
			Lease lease = worker.acquire("primary");
			assertThat(store.renewAll(List.of(lease))).containsExactly(new Renewal.Renewed());
			try (JdbcLeaseStore other = installation.store()) {
				assertThat(new Asking(other, "other").ask("primary")).isInstanceOf(Attempt.Held.class);
				store.release(lease);
				Lease next = new Asking(other, "other").acquire("primary");
				assertThat(store.renew(lease)).isInstanceOf(Renewal.Lost.class);
				other.release(next);
			}
			assertThat(worker.acquire("primary").epoch()).isGreaterThan(lease.epoch());
		}
	}

	@Test
	void postgresSessionKeepsNothingForWhoeverGetsItNext() throws Exception {
		Installation installation = new Installation(Server.POSTGRESQL, Installation.PATIENT);
		Connector connector = Objects
			.requireNonNull(DerivedConnector.of(installation.dataSource(), Installation.PATIENT));
		AtomicReference<Connection> used = new AtomicReference<>();
		try (JdbcLeaseStore store = installation.store(new Remembering(connector, used), installation.schema())) {
			Asking worker = new Asking(store, "worker");
			Lease lease = worker.acquire("primary");
			for (int i = 0; i < 20; i++) {
				assertThat(store.renew(lease)).isEqualTo(new Renewal.Renewed());
				worker.ask("primary");
			}
			store.release(lease);
			worker.acquire("primary");
			assertThat(value(used.get(), "SHOW lock_timeout")).isEqualTo("0");
			assertThat(value(used.get(), "SHOW default_transaction_isolation")).isEqualTo("read committed");
			assertThat(value(used.get(), "SELECT count(*) FROM pg_prepared_statements")).isEqualTo("0");
			assertThat(value(used.get(), "SELECT count(*) FROM pg_listening_channels()")).isEqualTo("0");
		}
	}

	private static String value(Connection connection, String sql) throws SQLException {
		try (Statement statement = connection.createStatement(); ResultSet row = statement.executeQuery(sql)) {
			row.next();
			return row.getString(1);
		}
	}

	private record Remembering(Connector connector, AtomicReference<Connection> used) implements Connector {

		@Override
		public Connection open() throws SQLException {
			Connection connection = this.connector.open();
			this.used.set(connection);
			return connection;
		}

		@Override
		public String identity() {
			return this.connector.identity();
		}

	}

	/** Neither commits by itself nor reads what others have committed since. */
	private static final class Stubborn extends DelegatingDataSource {

		Stubborn(DataSource target) {
			super(target);
		}

		@Override
		public Connection getConnection() throws SQLException {
			Connection connection = super.getConnection();
			connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
			connection.setAutoCommit(false);
			return connection;
		}

	}

}
