/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.fence;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;

import javax.sql.DataSource;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.CannotGetJdbcConnectionException;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.transaction.support.TransactionSynchronizationManager;

import io.github.coordination.NotPrimaryException;

/**
 * A fence in a database: a table with the newest epoch of each election, which is written
 * before a term's work begins and locked until the commit of whoever checks it.
 * <p>
 * <strong>Concurrency.</strong> A check holds a shared lock on the row, or an exclusive
 * one where the database has no other, until its transaction ends. Whoever writes a newer
 * epoch needs the row for itself: so the check and the commit come before the newer term,
 * or the check sees it.
 *
 * @since 0.1.0
 */
public final class JdbcFence implements Fence {

	private final DataSource dataSource;

	private final JdbcTemplate jdbc;

	private final String application;

	private final String table;

	private final Map<String, Long> begun = new ConcurrentHashMap<>();

	private volatile @Nullable TermTable terms;

	/**
	 * Create the fence.
	 * @param dataSource the database of the user's transactions
	 * @param table name of the table of epochs, if need be after the name of a schema and
	 * a dot; valid as identifiers
	 * @param application name of the application
	 */
	public JdbcFence(DataSource dataSource, String table, String application) {
		this.dataSource = dataSource;
		this.jdbc = new JdbcTemplate(dataSource);
		this.table = table;
		this.application = application;
	}

	@Override
	public void require(String election, long epoch) {
		Long newest = newest(this.jdbc, election);
		if (newest == null || newest != epoch) {
			if (newest == null || newest < epoch) {
				this.begun.remove(election);
			}
			throw refusal(election, epoch, newest);
		}
	}

	/**
	 * Refuse a transaction in which a check would protect nothing, since the lock would
	 * not last until the commit.
	 * @param resources what was bound to the thread when the transaction had begun
	 * @throws IllegalStateException if a connection to this database is not among them
	 */
	void requireOneOf(Collection<?> resources) {
		Object bound = TransactionSynchronizationManager.getResource(this.dataSource);
		if (resources.stream().noneMatch((resource) -> resource == bound)) {
			throw new IllegalStateException(
					"@PrimaryOnly(fenced = true) cannot protect this transaction, because it is not on the data source of "
							+ this.table + ": use a transaction manager of that data source.");
		}
	}

	/**
	 * Note that a term has begun, for elections in another store than this database. Is
	 * committed at once, on a connection of its own. Does nothing if this fence has done
	 * so before, unless {@link #require} has missed the epoch since then: somebody has
	 * deleted the row, or restored an older one.
	 * @param election name of the election
	 * @param epoch epoch of the term
	 * @throws NotPrimaryException if the table has a newer one
	 */
	public void begin(String election, long epoch) {
		if (!Long.valueOf(epoch).equals(this.begun.get(election))) {
			write(election, epoch);
			this.begun.put(election, epoch);
		}
	}

	private void write(String election, long epoch) {
		try (Connection connection = this.dataSource.getConnection()) {
			JdbcTemplate own = new JdbcTemplate(new SingleConnectionDataSource(connection, true));
			connection.setAutoCommit(true);
			if (own.update(terms().raise(), epoch, this.application, election, epoch) == 0) {
				insert(own, election, epoch);
			}
		}
		catch (SQLException ex) {
			throw new CannotGetJdbcConnectionException("The database cannot be told of epoch " + epoch, ex);
		}
	}

	/**
	 * There is a row of this epoch or a newer one, or none.
	 */
	private void insert(JdbcTemplate own, String election, long epoch) {
		Long newest = newest(own, election);
		if (newest == null) {
			own.update(terms().insert(), this.application, election, epoch);
		}
		else if (newest != epoch) {
			throw refusal(election, epoch, newest);
		}
	}

	private @Nullable Long newest(JdbcTemplate template, String election) {
		List<Long> rows = template.queryForList(terms().check(), Long.class, this.application, election);
		return rows.isEmpty() ? null : rows.get(0);
	}

	/**
	 * The driver is asked at the first use: the database may not be there yet before.
	 */
	private TermTable terms() {
		TermTable known = this.terms;
		if (known == null) {
			known = Objects.requireNonNull(this.jdbc.execute((ConnectionCallback<TermTable>) (connection) -> TermTable
				.of(this.table, connection.getMetaData())));
			this.terms = known;
		}
		return known;
	}

	private static NotPrimaryException refusal(String election, long epoch, @Nullable Long newest) {
		return new NotPrimaryException(election,
				"Work of epoch %d in election \"%s\" must not take effect: the newest epoch is %s.".formatted(epoch,
						election, (newest != null) ? newest : "unknown"));
	}

}
