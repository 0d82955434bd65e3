/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.fence;

import java.sql.SQLException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.datasource.ConnectionHolder;
import org.springframework.jdbc.datasource.JdbcTransactionObjectSupport;
import org.springframework.transaction.TransactionExecution;
import org.springframework.transaction.TransactionSystemException;
import org.springframework.transaction.support.DefaultTransactionStatus;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * A transaction of this thread, and the fenced calls that take part in it. They are
 * checked before the commit, each on a connection that was bound when the transaction
 * began. One that is bound later, at the first touch of another database, commits each
 * statement at once or ends before the commit: its lock would protect nothing.
 */
final class CheckedTransaction implements TransactionSynchronization {

	private final Set<FencedCall> calls = new LinkedHashSet<>();

	private final List<Object> resources;

	private final @Nullable ConnectionHolder own;

	private CheckedTransaction(List<Object> resources, @Nullable ConnectionHolder own) {
		this.resources = resources;
		this.own = own;
	}

	/**
	 * The transaction of this thread.
	 * @return the transaction, or {@code null} if there is none or nobody has told of it
	 */
	static @Nullable CheckedTransaction current() {
		if (TransactionSynchronizationManager.isSynchronizationActive()) {
			for (TransactionSynchronization each : TransactionSynchronizationManager.getSynchronizations()) {
				if (each instanceof CheckedTransaction transaction) {
					return transaction;
				}
			}
		}
		return null;
	}

	/**
	 * Have the transaction that has just begun on this thread checked.
	 */
	static CheckedTransaction begin(TransactionExecution execution) {
		CheckedTransaction transaction = new CheckedTransaction(
				List.copyOf(TransactionSynchronizationManager.getResourceMap().values()), connectionOf(execution));
		TransactionSynchronizationManager.registerSynchronization(transaction);
		return transaction;
	}

	private static @Nullable ConnectionHolder connectionOf(TransactionExecution execution) {
		boolean known = execution instanceof DefaultTransactionStatus status && status.hasTransaction()
				&& status.getTransaction() instanceof JdbcTransactionObjectSupport support
				&& support.hasConnectionHolder();
		return known ? ((JdbcTransactionObjectSupport) ((DefaultTransactionStatus) execution).getTransaction())
			.getConnectionHolder() : null;
	}

	void add(FencedCall call) {
		this.calls.add(call);
	}

	/**
	 * A transaction that cannot write has no effect to keep from happening.
	 */
	@Override
	public void beforeCommit(boolean readOnly) {
		if (this.calls.isEmpty() || (readOnly && cannotWrite())) {
			return;
		}
		for (FencedCall call : this.calls) {
			if (call.fence() instanceof JdbcFence database) {
				database.requireOneOf(this.resources);
			}
			call.fence().require(call.election(), call.epoch());
		}
	}

	private boolean cannotWrite() {
		try {
			return this.own != null && ReadOnly.isEnforced(this.own.getConnection());
		}
		catch (SQLException ex) {
			throw new TransactionSystemException("The database does not tell whether the transaction can write", ex);
		}
	}

}
