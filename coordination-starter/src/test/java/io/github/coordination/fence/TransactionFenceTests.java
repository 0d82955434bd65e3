/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.fence;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

import javax.sql.DataSource;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DelegatingDataSource;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

import io.github.coordination.NotPrimaryException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatRuntimeException;

@ParameterizedClass
@EnumSource
class TransactionFenceTests {

	private static final String APPLICATION = "orders";

	private static final String ELECTION = "primary";

	@Parameter
	private TestDatabase database;

	private DataSource dataSource;

	private JdbcTemplate jdbc;

	private String terms;

	private JdbcFence fence;

	private TransactionFence calls;

	private JdbcTransactionManager manager;

	@BeforeEach
	void prepare() {
		this.dataSource = this.database.dataSource();
		this.jdbc = new JdbcTemplate(this.dataSource);
		this.terms = this.database.terms();
		this.fence = new JdbcFence(this.dataSource, this.terms, APPLICATION);
		this.calls = new TransactionFence(this.fence);
		this.manager = fenced(this.dataSource);
		this.jdbc.execute("CREATE TABLE IF NOT EXISTS work (epoch BIGINT)");
		this.jdbc.update("DELETE FROM work");
		this.fence.begin(ELECTION, 7);
	}

	@Test
	void workOfTheNewestTermIsCommitted() {
		inCall(7, () -> transaction().executeWithoutResult((status) -> work(7)));
		assertThat(written()).isEqualTo(1);
	}

	@Test
	void workOfAFormerTermIsRolledBack() {
		assertThatExceptionOfType(NotPrimaryException.class)
			.isThrownBy(() -> inCall(7, () -> transaction().executeWithoutResult((status) -> {
				work(7);
				raise(8);
			})))
			.withMessage("Work of epoch 7 in election \"primary\" must not take effect: the newest epoch is 8.");
		assertThat(written()).isZero();
	}

	@Test
	void workOfATermThatNobodyKnowsIsRolledBack() {
		this.jdbc.update("DELETE FROM " + this.database.quoted(this.terms));
		assertThatExceptionOfType(NotPrimaryException.class)
			.isThrownBy(() -> inCall(7, () -> transaction().executeWithoutResult((status) -> work(7))))
			.withMessageEndingWith("the newest epoch is unknown.");
		assertThat(written()).isZero();
	}

	@Test
	void transactionAroundAFencedCallIsCheckedToo() {
		assertThatExceptionOfType(NotPrimaryException.class)
			.isThrownBy(() -> transaction().executeWithoutResult((status) -> {
				inCall(7, () -> work(7));
				raise(8);
			}));
		assertThat(written()).isZero();
	}

	@Test
	void innerTransactionIsCheckedByItself() {
		TransactionTemplate inner = transaction();
		inner.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
		assertThatExceptionOfType(NotPrimaryException.class)
			.isThrownBy(() -> inCall(7, () -> transaction().executeWithoutResult((outer) -> {
				inner.executeWithoutResult((status) -> work(7));
				raise(8);
			})));
		assertThat(written()).isEqualTo(1);
	}

	@Test
	void transactionAfterAFencedCallIsFree() {
		inCall(7, () -> {
		});
		raise(8);
		transaction().executeWithoutResult((status) -> work(7));
		assertThat(written()).isEqualTo(1);
	}

	@Test
	void savepointIsCheckedWithItsTransaction() {
		TransactionTemplate nested = transaction();
		nested.setPropagationBehavior(TransactionDefinition.PROPAGATION_NESTED);
		assertThatExceptionOfType(NotPrimaryException.class).isThrownBy(() -> transaction()
			.executeWithoutResult((outer) -> inCall(7, () -> nested.executeWithoutResult((status) -> {
				work(7);
				raise(8);
			}))));
		assertThat(written()).isZero();
	}

	@Test
	void transactionThatIsOnlyFlaggedReadOnlyDoesNotCommitWhatItWrites() {
		raise(8);
		assertThatRuntimeException()
			.isThrownBy(() -> inCall(7, () -> reading().executeWithoutResult((status) -> work(7))));
		assertThatRuntimeException().isThrownBy(() -> inCall(7, () -> reading()
			.executeWithoutResult((outer) -> transaction().executeWithoutResult((status) -> work(7)))));
		assertThat(written()).isZero();
	}

	@Test
	void transactionThatCannotWriteIsNotChecked() {
		raise(8);
		Runnable call = () -> inCall(7,
				() -> reading().executeWithoutResult((status) -> assertThat(written()).isZero()));
		if (this.database == TestDatabase.H2) {
			assertThatExceptionOfType(NotPrimaryException.class).isThrownBy(call::run);
		}
		else {
			call.run();
		}
	}

	@Test
	void newerTermCannotBeginBetweenTheCheckAndTheCommit() {
		inCall(7, () -> transaction().executeWithoutResult((status) -> {
			work(7);
			TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {

				@Override
				public void beforeCompletion() {
					assertThatExceptionOfType(SQLException.class)
						.isThrownBy(TransactionFenceTests.this::raiseWithoutWaiting);
				}

			});
		}));
		assertThat(written()).isEqualTo(1);
		raise(8);
	}

	@Test
	void transactionOnAnotherDatabaseIsRefused() {
		DataSource other = new DriverManagerDataSource("jdbc:h2:mem:other", "sa", "");
		assertThatExceptionOfType(IllegalStateException.class)
			.isThrownBy(() -> inCall(7, () -> new TransactionTemplate(fenced(other)).executeWithoutResult((status) -> {
			})))
			.withMessageContaining("not on the data source of " + this.terms);
	}

	@Test
	void transactionOnAnotherDatabaseIsRefusedAlsoAfterItHasTouchedThisOne() {
		for (DataSource touched : List.of(this.dataSource, new ManualCommit(this.dataSource))) {
			this.calls = new TransactionFence(new JdbcFence(touched, this.terms, APPLICATION));
			JdbcTransactionManager other = fenced(new DriverManagerDataSource("jdbc:h2:mem:touching", "sa", ""));
			assertThatExceptionOfType(IllegalStateException.class)
				.isThrownBy(() -> inCall(7,
						() -> new TransactionTemplate(other).executeWithoutResult(
								(status) -> new JdbcTemplate(touched).queryForList("SELECT epoch FROM work"))))
				.withMessageContaining("not on the data source of " + this.terms);
		}
	}

	@Test
	void transactionOnAnotherDatabaseThatCannotWriteIsNotChecked() {
		TransactionTemplate other = new TransactionTemplate(fenced(TestDatabase.POSTGRESQL.dataSource()));
		other.setReadOnly(true);
		inCall(7, () -> other.executeWithoutResult((status) -> assertThat(status.isReadOnly()).isTrue()));
	}

	@Test
	void callInATransactionThatNobodyHasToldOfIsRefused() {
		TransactionTemplate untold = new TransactionTemplate(new JdbcTransactionManager(this.dataSource));
		assertThatExceptionOfType(IllegalStateException.class)
			.isThrownBy(() -> untold.executeWithoutResult((status) -> inCall(7, () -> work(7))))
			.withMessageEndingWith("declare its transaction manager as a bean of this application.");
		assertThat(written()).isZero();
	}

	@Test
	void termWhoseRowWasDeletedOrRestoredIsWrittenAgainOnceItWasMissed() {
		for (String damage : List.of("DELETE FROM %s", "UPDATE %s SET epoch = 5")) {
			this.fence.begin(ELECTION, 7);
			this.jdbc.update(damage.formatted(this.database.quoted(this.terms)));
			assertThatExceptionOfType(NotPrimaryException.class).isThrownBy(() -> this.fence.require(ELECTION, 7));
			this.fence.begin(ELECTION, 7);
			this.fence.require(ELECTION, 7);
		}
	}

	@Test
	void termThatBeginsRaisesTheEpochAndNeverLowersIt() {
		this.fence.begin(ELECTION, 9);
		this.fence.require(ELECTION, 9);
		assertThatExceptionOfType(NotPrimaryException.class).isThrownBy(() -> this.fence.begin(ELECTION, 8));
		this.fence.begin(ELECTION, 9);
		this.fence.begin("reports", 3);
		this.fence.require("reports", 3);
		this.fence.require(ELECTION, 9);
	}

	private void inCall(long epoch, Runnable call) {
		this.calls.enter(ELECTION, epoch);
		try {
			call.run();
		}
		finally {
			this.calls.exit();
		}
	}

	private TransactionTemplate transaction() {
		return new TransactionTemplate(this.manager);
	}

	private TransactionTemplate reading() {
		TransactionTemplate reading = transaction();
		reading.setReadOnly(true);
		return reading;
	}

	private JdbcTransactionManager fenced(DataSource source) {
		return (JdbcTransactionManager) new FencedTransactions()
			.postProcessAfterInitialization(new JdbcTransactionManager(source), "manager");
	}

	private void work(long epoch) {
		this.jdbc.update("INSERT INTO work (epoch) VALUES (?)", epoch);
	}

	private int written() {
		return this.jdbc.queryForList("SELECT epoch FROM work").size();
	}

	/**
	 * Another worker begins a term.
	 */
	private void raise(long epoch) {
		try (Connection connection = this.dataSource.getConnection();
				Statement statement = connection.createStatement()) {
			statement.executeUpdate("UPDATE " + this.database.quoted(this.terms) + " SET epoch = " + epoch);
		}
		catch (SQLException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private void raiseWithoutWaiting() throws SQLException {
		try (Connection connection = this.dataSource.getConnection();
				Statement statement = connection.createStatement()) {
			connection.setAutoCommit(false);
			statement.executeQuery("SELECT epoch FROM " + this.database.quoted(this.terms) + " FOR UPDATE NOWAIT");
		}
	}

	/**
	 * As a pool that hands out connections without automatic commit.
	 */
	private static final class ManualCommit extends DelegatingDataSource {

		ManualCommit(DataSource target) {
			super(target);
		}

		@Override
		public Connection getConnection() throws SQLException {
			Connection connection = super.getConnection();
			connection.setAutoCommit(false);
			return connection;
		}

	}

}
