/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.store.jdbc;

/**
 * The statements, each a constant text with bound values. The parameters of those that
 * address one election begin or end with the names of application and election.
 *
 * @param read everything about one election and the database's clock, in one row
 * @param lockTerm locks the row by which acquirers and transactions of users wait for
 * each other
 * @param insertTerm adds that row
 * @param updateTerm begins a term, if the record is of it
 * @param insertLease adds a record
 * @param updateLease replaces a record, unless its holder has changed it
 * @param renew extends a lease whose term still has its row
 * @param release marks a record released
 */
record Statements(String read, String lockTerm, String insertTerm, String updateTerm, String insertLease,
		String updateLease, String renew, String release) {

	private static final String KEY = "application = ? AND election = ?";

	private static final String OWN = KEY + " AND version = 1 AND holder_id = ? AND epoch = ? AND released = 0";

	/**
	 * The statements for one database.
	 * @param dialect how it is spoken to
	 * @param tables names of the tables
	 * @param lockMillis how long a statement outside a transaction may wait for a row
	 * @return the statements
	 */
	static Statements of(Dialect dialect, Tables tables, long lockMillis) {
		String lease = tables.lease(dialect);
		String term = tables.term(dialect);
		return new Statements(read(dialect, lease, term), dialect.lock("SELECT epoch", term, KEY),
				"INSERT INTO " + term + " (application, election, epoch, holder_id) VALUES (?, ?, ?, ?)",
				"UPDATE " + term + " SET epoch = ?, holder_id = ? WHERE " + KEY + " AND epoch < ?"
						+ " AND EXISTS (SELECT 1 FROM " + lease + " WHERE " + OWN + ")",
				"INSERT INTO " + lease
						+ " (holder_id, host, pid, boot_id, pid_namespace, start_time, epoch, lease_micros, expires_at,"
						+ " version, renewal, released, application, election) VALUES (?, ?, ?, ?, ?, ?, ?, ?, "
						+ dialect.now() + " + ?, 1, 0, 0, ?, ?)",
				"UPDATE " + lease
						+ " SET holder_id = ?, host = ?, pid = ?, boot_id = ?, pid_namespace = ?, start_time = ?,"
						+ " epoch = ?, lease_micros = ?, expires_at = " + dialect.now()
						+ " + ?, version = 1, renewal = 0, released = 0 WHERE " + KEY
						+ " AND version = 1 AND holder_id = ? AND epoch = ? AND renewal = ? AND lease_micros = ?"
						+ " AND released = ?",
				"UPDATE " + lease + " SET renewal = renewal + 1, expires_at = " + dialect.now() + " + ? WHERE " + OWN
						+ " AND EXISTS (SELECT 1 FROM " + term + " WHERE " + KEY + " AND epoch = ?)"
						+ dialect.alone(lockMillis),
				"UPDATE " + lease + " SET released = 1, expires_at = " + dialect.now() + " + ? WHERE " + OWN
						+ dialect.alone(lockMillis));
	}

	private static String read(Dialect dialect, String lease, String term) {
		return "SELECT " + dialect.now() + " AS store_now, " + dialect.readOnly() + " AS read_only,"
				+ " t.epoch AS term_epoch, l.version, l.holder_id, l.host, l.pid, l.boot_id,"
				+ " l.pid_namespace, l.start_time, l.epoch, l.renewal, l.lease_micros, l.released, l.expires_at"
				+ " FROM (SELECT 1 AS one" + dialect.oneRow() + ") o LEFT JOIN " + term
				+ " t ON t.application = ? AND t.election = ? LEFT JOIN " + lease
				+ " l ON l.application = ? AND l.election = ?";
	}

}
