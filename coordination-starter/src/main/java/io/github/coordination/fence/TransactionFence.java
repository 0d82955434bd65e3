/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.fence;

import java.util.ArrayDeque;
import java.util.Deque;

import org.springframework.transaction.TransactionExecution;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Lets a transaction commit only if each fenced call that takes part in it is still of
 * the newest term. A transaction that begins inside a fenced call is checked, and so is
 * one that is there already when the call begins.
 * <p>
 * <strong>Concurrency.</strong> Everything belongs to the thread of the transaction, the
 * calls of all fences together: whichever transaction manager begins a transaction on the
 * thread, in whichever application context, it is checked for all of them.
 *
 * @since 0.1.0
 */
public final class TransactionFence {

	private static final ThreadLocal<Deque<FencedCall>> CALLS = ThreadLocal.withInitial(ArrayDeque::new);

	private final Fence fence;

	/**
	 * Create the fence of transactions.
	 * @param fence knows the newest epoch
	 */
	public TransactionFence(Fence fence) {
		this.fence = fence;
	}

	/**
	 * A fenced call begins on this thread.
	 * @param election name of the election
	 * @param epoch epoch of the call's term
	 * @throws IllegalStateException if there is a transaction that no fence was told of
	 */
	public void enter(String election, long epoch) {
		FencedCall call = new FencedCall(this.fence, election, epoch);
		if (TransactionSynchronizationManager.isActualTransactionActive()) {
			CheckedTransaction transaction = CheckedTransaction.current();
			if (transaction == null) {
				throw new IllegalStateException(
						"@PrimaryOnly(fenced = true) cannot protect the transaction around this call, because nobody has told when it "
								+ "began: declare its transaction manager as a bean of this application.");
			}
			transaction.add(call);
		}
		CALLS.get().push(call);
	}

	/**
	 * The latest fenced call of this thread has returned.
	 */
	public void exit() {
		Deque<FencedCall> running = CALLS.get();
		running.pop();
		if (running.isEmpty()) {
			CALLS.remove();
		}
	}

	/**
	 * A transaction has begun on this thread, or a savepoint in one.
	 */
	static void begun(TransactionExecution execution) {
		Deque<FencedCall> running = CALLS.get();
		if (TransactionSynchronizationManager.isActualTransactionActive()) {
			CheckedTransaction transaction = CheckedTransaction.current();
			if (transaction == null) {
				transaction = CheckedTransaction.begin(execution);
			}
			running.forEach(transaction::add);
		}
		if (running.isEmpty()) {
			CALLS.remove();
		}
	}

}
