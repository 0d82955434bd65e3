/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.store.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTimeoutException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import org.jspecify.annotations.Nullable;

/**
 * Opens connections in a thread of its own, since drivers bound each step of that but not
 * the sum. Whoever asks waits until its deadline; what comes later is kept for the next
 * who asks.
 * <p>
 * <strong>Concurrency.</strong> One caller at a time asks, so there is at most one such
 * thread, which ends when the driver does. The connection is handed over, and the end
 * noticed, under this object's monitor.
 */
final class Opening implements AutoCloseable {

	private final Connector connector;

	private @Nullable FutureTask<Boolean> underWay;

	private @Nullable Connection ready;

	private boolean closed;

	Opening(Connector connector) {
		this.connector = connector;
	}

	/**
	 * Wait for a connection, which then belongs to the caller.
	 * @param deadline how long, by the monotonic clock
	 * @return the connection
	 * @throws SQLException if there is none by then, or the driver fails
	 */
	Connection await(long deadline) throws SQLException {
		FutureTask<Boolean> task = (this.underWay != null) ? this.underWay : start();
		this.underWay = task;
		try {
			task.get(Math.max(0, deadline - System.nanoTime()), TimeUnit.NANOSECONDS);
		}
		catch (TimeoutException ex) {
			throw new SQLTimeoutException("no connection in time");
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new SQLTimeoutException("interrupted while connecting");
		}
		catch (ExecutionException ex) {
			this.underWay = null;
			throw failure(ex.getCause());
		}
		this.underWay = null;
		return take();
	}

	private FutureTask<Boolean> start() {
		FutureTask<Boolean> task = new FutureTask<>(this::open);
		Thread thread = new Thread(task, "coordination-jdbc-connect");
		thread.setDaemon(true);
		thread.start();
		return task;
	}

	private boolean open() throws SQLException {
		Connection opened = this.connector.open();
		synchronized (this) {
			if (!this.closed) {
				this.ready = opened;
				return true;
			}
		}
		OwnConnection.abort(opened);
		return false;
	}

	private synchronized Connection take() throws SQLException {
		Connection taken = this.ready;
		this.ready = null;
		if (taken == null) {
			throw new SQLException("The store is closed.");
		}
		return taken;
	}

	private static SQLException failure(@Nullable Throwable cause) {
		return (cause instanceof SQLException failure) ? failure : new SQLException(String.valueOf(cause), cause);
	}

	/** Leave no connection open that nobody has taken. */
	@Override
	public void close() {
		Connection left;
		synchronized (this) {
			this.closed = true;
			left = this.ready;
			this.ready = null;
		}
		if (left != null) {
			OwnConnection.abort(left);
		}
	}

}
