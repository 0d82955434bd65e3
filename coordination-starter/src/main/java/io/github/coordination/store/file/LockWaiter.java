/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.store.file;

import java.io.IOException;
import java.nio.channels.ClosedChannelException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * A daemon thread that waits for a lock and then tells so.
 * <p>
 * The wait ends by success, or when what is waited for is cancelled; the thread is never
 * interrupted, since an interrupt that comes late would close the handle of a lock that
 * is held. When the kernel refuses to let this thread wait, it asks again every few
 * milliseconds: two workers that are each primary of one election and wait for the other
 * look like a deadlock to the kernel, which does not know that different threads wait.
 * <p>
 * After success it tells so again a few times within a second, until it is stopped. When
 * a process is killed, the kernel lets go of its lock an instant before the process
 * counts as dead, and a single wake-up could come in between.
 */
final class LockWaiter {

	private static final long RETRY_MILLIS = 10;

	private static final long LAST_REMINDER_MILLIS = 512;

	private final CountDownLatch stopped = new CountDownLatch(1);

	private final Wait wait;

	private final Runnable mayBeFree;

	private volatile boolean waiting = true;

	private LockWaiter(Wait wait, Runnable mayBeFree) {
		this.wait = wait;
		this.mayBeFree = mayBeFree;
	}

	/**
	 * Start waiting.
	 * @param election name of the election, for the thread's name
	 * @param wait waits until it may be worthwhile to try
	 * @param mayBeFree called on success, and again as a reminder
	 */
	static LockWaiter start(String election, Wait wait, Runnable mayBeFree) {
		LockWaiter waiter = new LockWaiter(wait, mayBeFree);
		Thread thread = new Thread(waiter::run, "coordination-file-" + election);
		thread.setDaemon(true);
		thread.start();
		return waiter;
	}

	/**
	 * Whether the wait goes on.
	 */
	boolean isWaiting() {
		return this.waiting;
	}

	boolean isStopped() {
		return this.stopped.getCount() == 0;
	}

	/**
	 * Tell nobody any more, and cancel the wait.
	 */
	void stop() {
		this.stopped.countDown();
		this.wait.cancel();
	}

	private void run() {
		try {
			boolean success = await();
			this.waiting = false;
			if (success) {
				tell();
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
		finally {
			this.waiting = false;
		}
	}

	private boolean await() throws InterruptedException {
		while (!isStopped()) {
			try {
				this.wait.await(this);
				return !isStopped();
			}
			catch (ClosedChannelException ex) {
				return false;
			}
			catch (IOException ex) {
				this.stopped.await(RETRY_MILLIS, TimeUnit.MILLISECONDS);
			}
		}
		return false;
	}

	private void tell() throws InterruptedException {
		this.mayBeFree.run();
		for (long pause = 1; pause <= LAST_REMINDER_MILLIS; pause *= 2) {
			if (this.stopped.await(pause, TimeUnit.MILLISECONDS)) {
				return;
			}
			this.mayBeFree.run();
		}
	}

	/**
	 * What is waited for.
	 */
	@FunctionalInterface
	interface Wait {

		/**
		 * Wait, and give up when the waiter is stopped.
		 * @throws IOException if it is not possible to wait, or no longer
		 */
		void await(LockWaiter waiter) throws IOException, InterruptedException;

		/**
		 * Let a waiting thread see that it is stopped. Nothing to do for a lock, whose
		 * handle is closed.
		 */
		default void cancel() {
		}

	}

}
