/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.store.jdbc;

import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import io.github.coordination.autoconfigure.failure.MisconfigurationException;
import io.github.coordination.lease.CoordinationName;

/**
 * The names of the two tables: a prefix, which may begin with the name of a schema and a
 * dot, and a fixed word each.
 *
 * @param prefix the prefix, valid by the rule of its exception
 */
record Tables(String prefix) {

	static final String DEFAULT_PREFIX = "coordination_";

	private static final Pattern VALID = Pattern
		.compile("(?:[A-Za-z_][A-Za-z0-9_]{0,39}\\.)?[A-Za-z_][A-Za-z0-9_]{0,39}");

	Tables {
		if (!VALID.matcher(prefix).matches()) {
			throw new MisconfigurationException(
					"coordination.jdbc.table-prefix is \"" + CoordinationName.printable(prefix) + "\"",
					"use 1 to 40 letters of ASCII, digits and underscores that do not begin with a digit, "
							+ "if need be after the name of a schema and a dot");
		}
	}

	String lease(Dialect dialect) {
		return quoted(dialect, "lease");
	}

	String term(Dialect dialect) {
		return quoted(dialect, "term");
	}

	/** Name of the schema, {@code null} for the one that the session is in. */
	@Nullable String schema() {
		int dot = this.prefix.indexOf('.');
		return (dot < 0) ? null : this.prefix.substring(0, dot);
	}

	private String quoted(Dialect dialect, String word) {
		int dot = this.prefix.indexOf('.');
		String table = dialect.quote(this.prefix.substring(dot + 1) + word);
		return (dot < 0) ? table : dialect.quote(this.prefix.substring(0, dot)) + "." + table;
	}

	@Override
	public String toString() {
		return this.prefix + "lease and " + this.prefix + "term";
	}

}
