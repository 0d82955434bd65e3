/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.store.jdbc;

import java.sql.SQLException;

import io.github.coordination.lease.Subscription;

/**
 * Tells of releases, where the database can.
 */
interface WakeUp extends AutoCloseable {

	/** The absence of one: secondaries poll. */
	WakeUp NONE = new WakeUp() {

		@Override
		public int release(Session session, String sql, String election, Object... parameters) throws SQLException {
			return session.update(sql, parameters);
		}

		@Override
		public Subscription watch(String election, Runnable mayBeFree) {
			return Subscription.NONE;
		}

		@Override
		public void close() {
		}

	};

	/**
	 * Run the statement that releases, and tell the others of it if it has changed a row.
	 * @param session where to run it
	 * @param sql the statement
	 * @param election name of the election
	 * @param parameters its parameters
	 * @return the number of rows that it has changed
	 * @throws SQLException if it fails
	 */
	int release(Session session, String sql, String election, Object... parameters) throws SQLException;

	/**
	 * Ask to be told.
	 * @param election name of the election
	 * @param mayBeFree called from a thread of the wake-up
	 * @return the subscription
	 */
	Subscription watch(String election, Runnable mayBeFree);

	@Override
	void close();

}
