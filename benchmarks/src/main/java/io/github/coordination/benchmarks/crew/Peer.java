/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.benchmarks.crew;

/**
 * What decides who is the primary.
 */
public enum Peer {

	/**
	 * The starter's engine and store.
	 */
	STARTER("coordination-starter"),

	/**
	 * Spring Integration's {@code LockRegistryLeaderInitiator} on the registry for the
	 * server.
	 */
	INTEGRATION("Spring Integration"),

	/**
	 * A job of every worker at each full period under ShedLock, as by cron. Nobody is
	 * primary between the runs.
	 */
	SHEDLOCK("ShedLock");

	private final String text;

	Peer(String text) {
		this.text = text;
	}

	/**
	 * Name for people.
	 * @return the name
	 */
	public String text() {
		return this.text;
	}

}
