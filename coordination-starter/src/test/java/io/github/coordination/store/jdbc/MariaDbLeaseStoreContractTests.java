/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.store.jdbc;

/**
 * The JDBC store keeps to the contract on this database.
 */
class MariaDbLeaseStoreContractTests extends AbstractJdbcLeaseStoreContract {

	MariaDbLeaseStoreContractTests() throws Exception {
		super(Server.MARIADB);
	}

}
