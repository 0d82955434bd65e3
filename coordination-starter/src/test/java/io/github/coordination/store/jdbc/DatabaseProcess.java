/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.store.jdbc;

import java.util.Objects;

import javax.sql.DataSource;

import org.springframework.boot.sql.init.DatabaseInitializationMode;

import io.github.coordination.PrimaryElection;
import io.github.coordination.faults.ServerProcess;

/**
 * A database server that a test may treat badly, since no other test uses it.
 */
abstract class DatabaseProcess extends ServerProcess {

	private Tables tables = new Tables(Tables.DEFAULT_PREFIX);

	private int installations;

	DatabaseProcess(String name) {
		super(name);
	}

	/**
	 * The URL of a database.
	 * @return the URL
	 */
	public abstract String url();

	/**
	 * A user who may do everything without a password.
	 * @return its name
	 */
	public abstract String user();

	/** Let the stores from now on use other tables, with one term, which has ended. */
	void renew() {
		this.installations++;
		this.tables = new Tables("t" + this.installations + "_");
		try (JdbcLeaseStore store = store()) {
			store.release(new Asking(store, "creator").acquire(PrimaryElection.DEFAULT_NAME));
		}
	}

	DataSource dataSource() {
		return Server.dataSource(url(), user(), "");
	}

	/** A worker's store, which creates the tables if they are missing. */
	JdbcLeaseStore store() {
		return store(dataSource());
	}

	JdbcLeaseStore store(DataSource source) {
		Connector connector = Objects.requireNonNull(DerivedConnector.of(source, Installation.PATIENT));
		WakeUp wakeUp = Urls.isPostgres(url()) ? new PostgresWakeUp(connector, this.tables, Installation.APPLICATION)
				: WakeUp.NONE;
		return new JdbcLeaseStore(Installation.APPLICATION, new StoreParts(connector, this.tables,
				new Schema(DatabaseInitializationMode.ALWAYS, this.tables), wakeUp, Installation.PATIENT));
	}

	/** The databases that tests treat badly. */
	enum Kind {

		POSTGRESQL, MARIADB;

		DatabaseProcess start() {
			DatabaseProcess process = (this == POSTGRESQL) ? new PostgresProcess() : new MariaDbProcess();
			process.start();
			return process;
		}

	}

}
