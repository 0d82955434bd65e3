/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.store.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;

import io.github.coordination.lease.Subscription;

/**
 * LISTEN and NOTIFY of PostgreSQL: a release notifies in its own statement, and one
 * thread listens on a connection of its own. Loaded only where PostgreSQL's driver is.
 * <p>
 * <strong>Concurrency.</strong> The thread is started by the first subscription and ended
 * by {@link #close()}, both under this object's monitor. The subscriptions are a
 * concurrent map of copy-on-write lists. After each connect every subscriber is woken
 * once, so that nothing is missed in between.
 */
final class PostgresWakeUp implements WakeUp {

	private static final Log logger = LogFactory.getLog(PostgresWakeUp.class);

	private static final int QUIET_MILLIS = 15_000;

	private static final int FIRST_PAUSE_MILLIS = 100;

	private static final int MAX_DOUBLINGS = 6;

	/** A connection that lasts longer than the longest pause counts as well. */
	private static final long STEADY_NANOS = TimeUnit.SECONDS.toNanos(10);

	private static final long JOIN_MILLIS = 1000;

	private final Connector connector;

	private final String channel;

	private final Map<String, List<Runnable>> subscribers = new ConcurrentHashMap<>();

	private final CountDownLatch closed = new CountDownLatch(1);

	private volatile @Nullable Connection current;

	private @Nullable Thread thread;

	private int failures;

	private long connectedAt;

	/**
	 * Create a wake-up that has no thread yet.
	 * @param connector opens the connection
	 * @param tables the tables, each pair with a channel of its own per application
	 * @param application the application
	 */
	PostgresWakeUp(Connector connector, Tables tables, String application) {
		this.connector = connector;
		this.channel = "coordination_%08x".formatted((tables.prefix() + " " + application).hashCode());
	}

	@Override
	public int release(Session session, String sql, String election, Object... parameters) throws SQLException {
		Object[] all = Arrays.copyOf(parameters, parameters.length + 1);
		all[parameters.length] = election;
		String notify = "WITH released AS (" + sql + " RETURNING 1) SELECT pg_notify('" + this.channel
				+ "', ?) FROM released";
		return session.exists(notify, all) ? 1 : 0;
	}

	@Override
	public Subscription watch(String election, Runnable mayBeFree) {
		List<Runnable> list = this.subscribers.computeIfAbsent(election, (name) -> new CopyOnWriteArrayList<>());
		list.add(mayBeFree);
		start();
		return () -> list.remove(mayBeFree);
	}

	private synchronized void start() {
		if (this.thread == null && !isClosed()) {
			this.thread = new Thread(this::listen, "coordination-jdbc-wake-up");
			this.thread.setDaemon(true);
			this.thread.start();
		}
	}

	private boolean isClosed() {
		return this.closed.getCount() == 0;
	}

	private void listen() {
		try {
			do {
				try {
					listenOnce();
				}
				catch (Throwable ex) {
					failed(ex);
				}
			}
			while (!this.closed.await(pause(), TimeUnit.MILLISECONDS));
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	private long pause() {
		return (long) FIRST_PAUSE_MILLIS << Math.min(this.failures, MAX_DOUBLINGS);
	}

	/**
	 * The engine reports what its own calls meet; this is for what only the wake-up does.
	 */
	private void failed(Throwable failure) {
		boolean steady = this.connectedAt != 0 && System.nanoTime() - this.connectedAt > STEADY_NANOS;
		this.failures = steady ? 1 : this.failures + 1;
		if (this.failures == MAX_DOUBLINGS && !isClosed() && !Errors.isOfConnecting(failure)) {
			logger.warn("No wake-up from the database, so that a hand-over is noticed only by polling: " + failure);
		}
	}

	private void listenOnce() throws SQLException {
		this.connectedAt = 0;
		try (Connection connection = this.connector.open()) {
			this.current = connection;
			connection.setAutoCommit(true);
			execute(connection, "LISTEN " + this.channel);
			this.connectedAt = System.nanoTime();
			this.subscribers.values().forEach((list) -> list.forEach(Runnable::run));
			PGConnection source = connection.unwrap(PGConnection.class);
			while (!isClosed()) {
				if (!wake(source.getNotifications(QUIET_MILLIS))) {
					execute(connection, "SELECT 1");
					wake(source.getNotifications());
				}
			}
		}
		finally {
			this.current = null;
		}
	}

	private static void execute(Connection connection, String sql) throws SQLException {
		try (Statement statement = connection.createStatement()) {
			statement.execute(sql);
		}
	}

	private boolean wake(PGNotification @Nullable [] notifications) {
		if (notifications == null) {
			return false;
		}
		for (PGNotification notification : notifications) {
			this.subscribers.getOrDefault(notification.getParameter(), List.of()).forEach(Runnable::run);
		}
		return notifications.length > 0;
	}

	/** End the thread, which notices when its connection goes. */
	@Override
	public void close() {
		Thread ending;
		synchronized (this) {
			this.closed.countDown();
			ending = this.thread;
		}
		Connection last = this.current;
		if (last != null) {
			OwnConnection.abort(last);
		}
		if (ending != null) {
			join(ending);
		}
		this.subscribers.clear();
	}

	private static void join(Thread ending) {
		try {
			ending.join(JOIN_MILLIS);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

}
