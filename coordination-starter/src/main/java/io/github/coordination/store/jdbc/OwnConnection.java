/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.store.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

import org.jspecify.annotations.Nullable;

/**
 * The one connection for calls, opened by the first that needs it and dropped by the
 * first that fails.
 * <p>
 * <strong>Concurrency.</strong> The lock lets one call at a time use the session; another
 * waits for it at most as long as a call may take. One deadline holds for all of a call,
 * from the wait for that lock to the last statement. Only {@link #close()} does not wait:
 * it aborts the connection under the call that uses it, and the flag it has set before
 * keeps that call from leaving another connection open.
 */
final class OwnConnection implements AutoCloseable {

	private final Opening opening;

	private final Tables tables;

	private final Duration timeout;

	private final ReentrantLock lock = new ReentrantLock();

	private @Nullable Session session;

	private volatile @Nullable Connection current;

	private volatile boolean closed;

	OwnConnection(Connector connector, Tables tables, Duration timeout) {
		this.opening = new Opening(connector);
		this.tables = tables;
		this.timeout = timeout;
	}

	/**
	 * Make a call.
	 * @param call what to do
	 * @param <T> type of the answer
	 * @return the answer
	 * @throws SQLException if it fails; the connection has then been dropped
	 * @throws DatabaseFailure if another call keeps the connection
	 */
	<T> T call(Call<T> call) throws SQLException {
		long deadline = System.nanoTime() + this.timeout.toNanos();
		acquire();
		boolean answered = false;
		try {
			Session open = (this.session != null) ? this.session : open(deadline);
			this.session = open;
			open.begin(deadline);
			T answer = call.on(open);
			answered = true;
			return answer;
		}
		finally {
			if (!answered) {
				drop();
			}
			this.lock.unlock();
		}
	}

	private void acquire() {
		try {
			if (!this.lock.tryLock(this.timeout.toNanos(), TimeUnit.NANOSECONDS)) {
				throw new DatabaseFailure("Another call keeps the connection to the database.");
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new DatabaseFailure("Interrupted before a call to the database.");
		}
	}

	private Session open(long deadline) throws SQLException {
		failIfClosed();
		Connection opened = this.opening.await(deadline);
		this.current = opened;
		failIfClosed();
		return new Session(opened, this.tables, this.timeout, deadline);
	}

	private void failIfClosed() throws SQLException {
		if (this.closed) {
			throw new SQLException("The store is closed.");
		}
	}

	private void drop() {
		this.session = null;
		Connection dropped = this.current;
		this.current = null;
		if (dropped != null) {
			abort(dropped);
		}
	}

	/**
	 * End a connection without a word to the server, which may no longer answer; where
	 * the driver cannot do so, closing is what is left.
	 * @param connection the connection
	 */
	@SuppressWarnings("EmptyCatch")
	static void abort(Connection connection) {
		try (connection) {
			connection.abort(Runnable::run);
		}
		catch (SQLException | AbstractMethodError ex) {
			// Nothing holds it any more, and the database ends what is left of it.
		}
	}

	/** Let go of the connection, even under a call that hangs. */
	@Override
	public void close() {
		this.closed = true;
		this.opening.close();
		Connection last = this.current;
		if (last != null) {
			abort(last);
		}
	}

	/**
	 * A call.
	 *
	 * @param <T> type of the answer
	 */
	@FunctionalInterface
	interface Call<T> {

		T on(Session session) throws SQLException;

	}

}
