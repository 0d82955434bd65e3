/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.store.jdbc;

import java.time.Duration;

import io.github.coordination.lease.LeaseStore;
import io.github.coordination.lease.contract.LeaseStoreContract;

/**
 * The contract on a database, with tables of its own for each test.
 */
abstract class AbstractJdbcLeaseStoreContract extends LeaseStoreContract {

	private final Installation installation;

	AbstractJdbcLeaseStoreContract(Server server) throws Exception {
		this.installation = new Installation(server, Installation.PATIENT);
	}

	@Override
	protected LeaseStore create() {
		return this.installation.store();
	}

	@Override
	protected boolean judgesExpiryByClock() {
		return true;
	}

	@Override
	protected boolean knowsNewInstallations() {
		return false;
	}

	@Override
	protected void passTime(Duration duration) {
		this.installation.passTime(duration);
	}

	@Override
	protected void deleteRecord(String election) {
		this.installation.deleteRecord(election);
	}

	@Override
	protected void damageRecord(String election) {
		this.installation.execute("UPDATE {lease} SET lease_micros = -1 WHERE election = ?", election);
	}

}
