/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.fence;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

import javax.sql.DataSource;

import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * A worker that is frozen between the check and the commit, and a database that ends
 * sessions which do nothing in a transaction.
 */
class FrozenTransactionTests {

	private final TestDatabase database = TestDatabase.POSTGRESQL;

	private final DataSource dataSource = this.database.dataSource();

	private final JdbcTemplate jdbc = new JdbcTemplate(this.dataSource);

	private final String terms = this.database.terms();

	private final TransactionFence calls = new TransactionFence(new JdbcFence(this.dataSource, this.terms, "orders"));

	@Test
	void nextTermBeginsWhenTheDatabaseEndsTheSessionAndTheFrozenWorkHasNoEffect() {
		this.jdbc.execute("CREATE TABLE frozen (epoch BIGINT)");
		this.jdbc.update("INSERT INTO " + this.database.quoted(this.terms) + " VALUES ('orders', 'primary', 7, '-')");
		JdbcTransactionManager manager = (JdbcTransactionManager) new FencedTransactions()
			.postProcessAfterInitialization(new JdbcTransactionManager(this.dataSource), "manager");
		this.calls.enter("primary", 7);
		assertThatExceptionOfType(TransactionException.class)
			.isThrownBy(() -> new TransactionTemplate(manager).executeWithoutResult((status) -> {
				this.jdbc.update("INSERT INTO frozen VALUES (7)");
				freezeUntilTheNextTermHasBegun();
			}));
		this.calls.exit();
		assertThat(this.jdbc.queryForList("SELECT epoch FROM frozen")).isEmpty();
	}

	private void freezeUntilTheNextTermHasBegun() {
		TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {

			@Override
			public void beforeCompletion() {
				FrozenTransactionTests.this.jdbc.execute("SET LOCAL idle_in_transaction_session_timeout = '500ms'");
				beginNextTerm();
			}

		});
	}

	/**
	 * Wait for the row as an acquirer does, but for a minute.
	 */
	private void beginNextTerm() {
		try (Connection connection = this.dataSource.getConnection();
				Statement statement = connection.createStatement()) {
			statement.execute("SET lock_timeout = '60s'");
			statement.executeUpdate("UPDATE " + this.database.quoted(this.terms) + " SET epoch = 8");
		}
		catch (SQLException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
