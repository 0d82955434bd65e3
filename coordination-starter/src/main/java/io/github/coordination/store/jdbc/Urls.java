/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.store.jdbc;

import java.util.Properties;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import io.github.coordination.lease.Scope;

/**
 * What the URL of a database tells.
 */
final class Urls {

	private static final Pattern USER = Pattern.compile("//[^/@]*@");

	private static final Pattern ORACLE_USER = Pattern.compile(":[^:/@]*/[^@]*@");

	private Urls() {
	}

	/**
	 * The URL without its parameters and whatever else may be a credential.
	 * @param url the URL
	 * @return the identity of the database
	 */
	static String identity(String url) {
		String address = url.split("[?;\\s]", 2)[0];
		String anonymous = USER.matcher(address).replaceFirst("//");
		return ORACLE_USER.matcher(anonymous).replaceFirst(":@");
	}

	/**
	 * How far a database reaches: one inside a JVM, or in a file that one JVM opens,
	 * reaches no further.
	 * @param url the URL
	 * @return the scope
	 */
	static Scope scope(String url) {
		if (url.startsWith("jdbc:h2:tcp:") || url.startsWith("jdbc:h2:ssl:") || !url.startsWith("jdbc:h2:")) {
			return Scope.CLUSTER;
		}
		return url.startsWith("jdbc:h2:mem:") ? Scope.PROCESS : Scope.HOST;
	}

	static boolean isPostgres(String url) {
		return url.startsWith("jdbc:postgresql:");
	}

	/**
	 * Repeat time limits at the end of a URL: to the drivers of PostgreSQL, MariaDB and
	 * MySQL the URL is worth more than a property, and its end more than its middle.
	 * @param url the URL
	 * @param properties the properties that hold the limits
	 * @return the URL with them
	 */
	static String bounded(String url, Properties properties) {
		if (!isPostgres(url) && !url.startsWith("jdbc:mariadb:") && !url.startsWith("jdbc:mysql:")) {
			return url;
		}
		String limits = properties.stringPropertyNames()
			.stream()
			.filter((name) -> name.endsWith("Timeout"))
			.sorted()
			.map((name) -> name + "=" + properties.getProperty(name))
			.collect(Collectors.joining("&"));
		return url + ((url.indexOf('?') < 0) ? "?" : "&") + limits;
	}

	/** Each connection to it would be a database of its own. */
	static boolean isPrivate(String url) {
		return identity(url).equals("jdbc:h2:mem:");
	}

}
