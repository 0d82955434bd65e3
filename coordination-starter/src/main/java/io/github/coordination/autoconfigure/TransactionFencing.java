/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.autoconfigure;

import io.github.coordination.election.core.TermCell;
import io.github.coordination.fence.JdbcFence;
import io.github.coordination.fence.TransactionFence;
import io.github.coordination.guard.call.Fencing;

/**
 * Ties guarded calls to the fence of transactions.
 */
final class TransactionFencing implements Fencing {

	private final JdbcFence fence;

	private final TransactionFence transactions;

	private final boolean electing;

	TransactionFencing(JdbcFence fence, TransactionFence transactions, boolean electing) {
		this.fence = fence;
		this.transactions = transactions;
		this.electing = electing;
	}

	/**
	 * Where another store elects, the first fenced call of a term tells the database of
	 * it, and commits that, before it reads anything.
	 */
	@Override
	public void enter(String election, long epoch) {
		if (!this.electing && epoch != TermCell.NONE) {
			this.fence.begin(election, epoch);
		}
		this.transactions.enter(election, epoch);
	}

	@Override
	public void exit() {
		this.transactions.exit();
	}

}
