/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.store.jdbc;

import java.sql.SQLException;

import io.github.coordination.lease.CoordinationName;

/**
 * The database has failed, so that nobody knows what became of a call.
 */
class DatabaseFailure extends IllegalStateException {

	private static final long serialVersionUID = 1L;

	DatabaseFailure(String message) {
		super(message);
	}

	DatabaseFailure(SQLException cause) {
		super("The database has failed: " + CoordinationName.printable(firstLine(cause)), cause);
	}

	private static String firstLine(SQLException cause) {
		return String.valueOf(cause.getMessage()).lines().findFirst().orElse("");
	}

}
