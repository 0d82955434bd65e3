/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.store.jdbc;

import java.sql.SQLException;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * What errors of a database mean. SQL states first; numbers where a database uses one
 * state for many things.
 */
final class Errors {

	private static final Set<String> MISSING = Set.of("42P01", "3F000", "42S02", "42S03", "42S04", "90079", "S0002");

	private static final Set<String> FORBIDDEN = Set.of("42501", "90096");

	private static final Set<String> READ_ONLY = Set.of("25006", "90097");

	private static final Set<String> DUPLICATE = Set.of("23505", "42P07", "42710", "42S01");

	private static final Set<Integer> DUPLICATE_NUMBERS = Set.of(1062, 2601, 2627, 1, 2714, 955);

	private static final Set<Integer> LOCKED = Set.of(1205, 1222, 50200, 30006);

	private static final Set<Integer> FORBIDDEN_NUMBERS = Set.of(1044, 1142, 229, 1031);

	private static final Set<Integer> OTHER_LAYOUT = Set.of(1054, 42122, 207, 904);

	private static final int UNKNOWN_DATABASE = 1049;

	private static final Set<String> CONNECTING = Set.of("08", "28", "3D", "57P");

	private Errors() {
	}

	static boolean isMissingTable(SQLException failure) {
		return MISSING.contains(state(failure)) || failure.getErrorCode() == 942;
	}

	/** Somebody else was faster: nothing has been written. */
	static boolean isLostRace(SQLException failure) {
		String state = state(failure);
		return DUPLICATE.contains(state) || DUPLICATE_NUMBERS.contains(failure.getErrorCode())
				|| state.startsWith("40");
	}

	/** A row stayed locked until the bound on that wait. */
	static boolean isLocked(SQLException failure) {
		return state(failure).equals("55P03")
				|| (LOCKED.contains(failure.getErrorCode()) && !state(failure).startsWith("40"));
	}

	/** No connection, wrong credentials or database, or a server that starts or stops. */
	static boolean isOfConnecting(Throwable failure) {
		return failure instanceof SQLException sql && CONNECTING.stream().anyMatch(state(sql)::startsWith);
	}

	/**
	 * Say what a person must do, if the database has answered and will go on refusing
	 * until somebody does.
	 * @param failure the failure
	 * @param tables the tables
	 * @return a sentence, or {@code null} if it may be an outage
	 */
	static @Nullable String sentence(SQLException failure, Tables tables) {
		if (failure instanceof Refusal) {
			return failure.getMessage();
		}
		String state = state(failure);
		if (isMissingTable(failure)) {
			return "The tables %s are missing: set coordination.jdbc.initialize-schema to always, or create them from %s."
				.formatted(tables, "io/github/coordination/store/jdbc/schema-<platform>.sql in the starter's jar");
		}
		if (state.equals("42703") || OTHER_LAYOUT.contains(failure.getErrorCode())) {
			return "The tables %s have other columns than this version of the starter: create them anew from its schema file."
				.formatted(tables);
		}
		if (isForbidden(failure)) {
			return "The database user may not read or write: grant it SELECT, INSERT and UPDATE on %s."
				.formatted(tables);
		}
		if (READ_ONLY.contains(state) || failure.getErrorCode() == 1290) {
			return readOnly();
		}
		if (state.startsWith("28")) {
			return "The database refuses the user or its password: correct spring.datasource.username and password.";
		}
		if (state.equals("3D000") || failure.getErrorCode() == UNKNOWN_DATABASE) {
			return "The database does not exist: create it, or correct its name in spring.datasource.url.";
		}
		return null;
	}

	/**
	 * Say what a person must do where tables cannot be created.
	 * @param failure the failure
	 * @param tables the tables
	 * @return what to throw
	 */
	static SQLException notCreated(SQLException failure, Tables tables) {
		String schema = tables.schema();
		if (schema != null && (isMissingTable(failure) || failure.getErrorCode() == UNKNOWN_DATABASE)) {
			return new Refusal("The tables %s cannot be created, since there is no schema %s: create it, or correct %s."
				.formatted(tables, schema, "coordination.jdbc.table-prefix"), failure);
		}
		if (isForbidden(failure)) {
			return new Refusal("The database user may not create the tables %s: %s.".formatted(tables,
					"grant it CREATE on their schema, or let another user run the schema file of the starter's jar"),
					failure);
		}
		return failure;
	}

	private static boolean isForbidden(SQLException failure) {
		return FORBIDDEN.contains(state(failure)) || FORBIDDEN_NUMBERS.contains(failure.getErrorCode());
	}

	static String readOnly() {
		return "The database is read-only, a replica perhaps: let the DataSource point to the server that takes writes.";
	}

	private static String state(SQLException failure) {
		String state = failure.getSQLState();
		return (state != null) ? state : "";
	}

}
