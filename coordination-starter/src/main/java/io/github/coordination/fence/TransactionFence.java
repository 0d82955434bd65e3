/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.fence;

import java.util.ArrayDeque;
import java.util.Deque;

import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Lets a transaction commit only if each fenced call that takes part in it is still of
 * the newest term. A transaction that begins inside a fenced call is checked, and so is
 * one that is there already when the call begins.
 * <p>
 * <strong>Concurrency.</strong> Everything belongs to the thread of the transaction.
 *
 * @since 0.1.0
 */
public final class TransactionFence {

	private final JdbcFence fence;

	private final ThreadLocal<Deque<FencedCall>> calls = ThreadLocal.withInitial(ArrayDeque::new);

	/**
	 * Create the fence of transactions.
	 * @param fence knows the newest epoch
	 */
	public TransactionFence(JdbcFence fence) {
		this.fence = fence;
	}

	/**
	 * A fenced call begins on this thread.
	 * @param election name of the election
	 * @param epoch epoch of the call's term
	 */
	public void enter(String election, long epoch) {
		FencedCall call = new FencedCall(election, epoch);
		if (TransactionSynchronizationManager.isActualTransactionActive()) {
			guard(call);
		}
		this.calls.get().push(call);
	}

	/**
	 * The latest fenced call of this thread has returned.
	 */
	public void exit() {
		Deque<FencedCall> running = this.calls.get();
		running.pop();
		if (running.isEmpty()) {
			this.calls.remove();
		}
	}

	/**
	 * A transaction has begun on this thread.
	 */
	void begun() {
		Deque<FencedCall> running = this.calls.get();
		if (running.isEmpty()) {
			this.calls.remove();
		}
		else if (TransactionSynchronizationManager.isActualTransactionActive()) {
			running.forEach(this::guard);
		}
	}

	private void guard(FencedCall call) {
		TransactionSynchronizationManager.registerSynchronization(new Check(call));
	}

	/**
	 * A call and its term.
	 */
	private record FencedCall(String election, long epoch) {

	}

	/**
	 * Comes last before the commit. A transaction that only reads has no effect to keep
	 * from happening.
	 */
	private final class Check implements TransactionSynchronization {

		private final FencedCall call;

		Check(FencedCall call) {
			this.call = call;
		}

		@Override
		public void beforeCommit(boolean readOnly) {
			if (!readOnly) {
				TransactionFence.this.fence.requireTransaction();
				TransactionFence.this.fence.require(this.call.election(), this.call.epoch());
			}
		}

	}

}
