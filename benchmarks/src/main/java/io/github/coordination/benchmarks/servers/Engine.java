/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.benchmarks.servers;

/**
 * Kinds of servers.
 */
public enum Engine {

	/**
	 * PostgreSQL 18, which answers a commit only when it is on disk.
	 */
	POSTGRESQL("PostgreSQL") {

		@Override
		public Server start() {
			return PostgresServer.create();
		}

	},

	/**
	 * Redis 7 without persistence.
	 */
	REDIS("Redis") {

		@Override
		public Server start() {
			return RedisServer.create();
		}

	};

	private final String text;

	Engine(String text) {
		this.text = text;
	}

	/**
	 * Start an empty server of this kind.
	 * @return the server
	 */
	public abstract Server start();

	/**
	 * Name for people.
	 * @return the name
	 */
	public String text() {
		return this.text;
	}

}
