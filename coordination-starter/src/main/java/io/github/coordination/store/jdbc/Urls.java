/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.store.jdbc;

import java.util.List;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import io.github.coordination.lease.Scope;

/**
 * What the URL of a database tells.
 */
final class Urls {

	static final String REPLAYS = "The URL of the DataSource sets transactionReplay, by which one lease can be granted twice";

	static final String DO_NOT_REPLAY = "remove transactionReplay from it, or set coordination.jdbc.data-source to another DataSource";

	private static final Pattern USER = Pattern.compile("//.*@");

	private static final Pattern ORACLE_USER = Pattern.compile("^(jdbc:oracle:[a-z0-9]+:).*@");

	private static final Pattern KEYS = Pattern.compile("//[^/]*\\(.*\\)");

	private static final Pattern KEY = Pattern.compile("(?i)(?<![a-z])(host|port)=([^,()]*)");

	private static final List<String> BOUNDED = List.of("jdbc:postgresql:", "jdbc:mariadb:", "jdbc:mysql:", "jdbc:h2:",
			"jdbc:sqlserver:", "jdbc:oracle:");

	private static final Pattern REPLAY = Pattern.compile("(?i)[?&]transactionReplay(=(?!false|0)|&|$)");

	private Urls() {
	}

	/**
	 * The URL without its parameters and whatever else may be a credential.
	 * @param url the URL
	 * @return the identity of the database
	 */
	static String identity(String url) {
		String address = url.split("[?;\\s]", 2)[0];
		if (address.startsWith("jdbc:oracle:")) {
			return ORACLE_USER.matcher(address).replaceFirst("$1@");
		}
		String anonymous = KEYS.matcher(address).replaceFirst((keys) -> Matcher.quoteReplacement(hosts(keys.group())));
		return USER.matcher(anonymous).replaceFirst("//").split("[(]", 2)[0];
	}

	/** What MySQL's driver lets a URL say in keys, without those that tell no address. */
	private static String hosts(String keys) {
		StringBuilder hosts = new StringBuilder("//");
		Matcher key = KEY.matcher(keys);
		while (key.find()) {
			boolean port = key.group(1).equalsIgnoreCase("port");
			hosts.append(port ? ":" : (hosts.length() == 2) ? "" : ",").append(key.group(2));
		}
		return hosts.toString();
	}

	/**
	 * Whether MariaDB's driver repeats a transaction that it has lost, and takes what
	 * then changes no row for done.
	 * @param url the URL
	 * @return whether it does
	 */
	static boolean isReplaying(String url) {
		return url.startsWith("jdbc:mariadb:") && REPLAY.matcher(url).find();
	}

	/**
	 * Whether the time that connecting and reading may take can be bounded by properties
	 * of the driver, or needs no bound since there is no network.
	 * @param url the URL
	 * @return whether it can
	 */
	static boolean isBounded(String url) {
		return BOUNDED.stream().anyMatch(url::startsWith);
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
