/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.store.jdbc;

import java.sql.Connection;
import java.sql.SQLException;

/**
 * Opens connections of the store's own.
 */
interface Connector {

	/**
	 * Open a connection. It belongs to the caller.
	 * @return the connection
	 * @throws SQLException if the database cannot be reached, or refuses
	 */
	Connection open() throws SQLException;

	/**
	 * Which database it is, without credentials.
	 * @return the identity
	 */
	String identity();

}
