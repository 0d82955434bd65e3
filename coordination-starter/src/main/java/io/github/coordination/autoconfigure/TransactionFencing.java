/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.autoconfigure;

import org.jspecify.annotations.Nullable;

import io.github.coordination.election.core.TermCell;
import io.github.coordination.fence.JdbcFence;
import io.github.coordination.fence.TransactionFence;
import io.github.coordination.guard.call.Fencing;

/**
 * Ties guarded calls to the fence of transactions.
 */
final class TransactionFencing implements Fencing {

	private final TransactionFence transactions;

	private final @Nullable JdbcFence told;

	/**
	 * Create the tie.
	 * @param transactions the fence of transactions
	 * @param told the database to tell of each term, if another store elects
	 */
	TransactionFencing(TransactionFence transactions, @Nullable JdbcFence told) {
		this.transactions = transactions;
		this.told = told;
	}

	/**
	 * Where another store elects, the first fenced call of a term tells the database of
	 * it, and commits that, before it reads anything.
	 */
	@Override
	public void enter(String election, long epoch) {
		if (this.told != null && epoch != TermCell.NONE) {
			this.told.begin(election, epoch);
		}
		this.transactions.enter(election, epoch);
	}

	@Override
	public void exit() {
		this.transactions.exit();
	}

}
