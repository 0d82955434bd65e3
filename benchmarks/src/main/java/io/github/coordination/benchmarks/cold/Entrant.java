/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.benchmarks.cold;

/**
 * One that contends, in an application of its own.
 */
interface Entrant {

	/**
	 * Whether it waits behind another.
	 */
	boolean isBehind();

	/**
	 * Whether it has won, as an application asks.
	 */
	boolean isPrimary();

	/**
	 * When the application's listener heard that it has won.
	 * @return the monotonic clock in nanoseconds, zero before
	 */
	long toldAt();

	/**
	 * Kinds of entrants.
	 */
	enum Kind {

		/**
		 * A bare blocking lock of a file.
		 */
		RAW("raw blocking FileChannel.lock()"),

		/**
		 * A worker with the starter.
		 */
		STARTER("coordination-starter"),

		/**
		 * Spring Integration's initiator on its lock registry for the server, with a
		 * lease of three seconds; on Redis woken by the server.
		 */
		INTEGRATION("Spring Integration");

		private final String text;

		Kind(String text) {
			this.text = text;
		}

		String text() {
			return this.text;
		}

	}

}
