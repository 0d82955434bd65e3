/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.benchmarks.crew;

import java.time.Duration;
import java.util.List;

import io.github.coordination.benchmarks.servers.Engine;
import io.github.coordination.benchmarks.servers.Server;

/**
 * What the workers of one JVM are and want.
 *
 * @param peer what decides
 * @param engine kind of the server
 * @param address where it is
 * @param lease length of a lease, or the period of a job
 * @param workers how many there are
 * @param elections how many elections there are: one for all of them, or one each
 * @param habit how they behave
 */
public record Plan(Peer peer, Engine engine, String address, Duration lease, int workers, int elections, Habit habit) {

	/**
	 * Plan workers that all want the same election.
	 * @param peer what decides
	 * @param server the server
	 * @param lease length of a lease
	 * @return the plan for one
	 */
	public static Plan rivals(Peer peer, Server server, Duration lease) {
		return new Plan(peer, server.engine(), server.address(), lease, 1, 1, Habit.FOREIGN);
	}

	/**
	 * Plan workers with an election each, which has a rival in another JVM.
	 * @param peer what decides
	 * @param server the server
	 * @param lease length of a lease
	 * @param workers how many
	 * @return the plan
	 */
	public static Plan each(Peer peer, Server server, Duration lease, int workers) {
		return new Plan(peer, server.engine(), server.address(), lease, workers, workers, Habit.FOREIGN);
	}

	/**
	 * The same with another number of workers.
	 * @param number the number
	 * @return the plan
	 */
	public Plan workers(int number) {
		return new Plan(this.peer, this.engine, this.address, this.lease, number, this.elections, this.habit);
	}

	/**
	 * The same with another habit.
	 * @param other the habit
	 * @return the plan
	 */
	public Plan habit(Habit other) {
		return new Plan(this.peer, this.engine, this.address, this.lease, this.workers, this.elections, other);
	}

	/**
	 * The same with another lease.
	 * @param other the lease
	 * @return the plan
	 */
	public Plan lease(Duration other) {
		return new Plan(this.peer, this.engine, this.address, other, this.workers, this.elections, this.habit);
	}

	String election(int worker) {
		return "election-" + (worker % this.elections);
	}

	/** Whether the workers are rivals of each other, rather than of another JVM. */
	boolean isOneElection() {
		return this.elections == 1 && this.workers > 1;
	}

	List<String> arguments() {
		return List.of(this.peer.name(), this.engine.name(), this.address, Long.toString(this.lease.toMillis()),
				Integer.toString(this.workers), Integer.toString(this.elections), this.habit.name());
	}

	static Plan of(String... arguments) {
		return new Plan(Peer.valueOf(arguments[0]), Engine.valueOf(arguments[1]), arguments[2],
				Duration.ofMillis(Long.parseLong(arguments[3])), Integer.parseInt(arguments[4]),
				Integer.parseInt(arguments[5]), Habit.valueOf(arguments[6]));
	}

	/**
	 * How workers with the starter behave.
	 */
	public enum Habit {

		/**
		 * They name a process that this host does not have, like workers of another host:
		 * nobody can prove them dead.
		 */
		FOREIGN,

		/**
		 * They name their own process, as always.
		 */
		LOCAL,

		/**
		 * They name their own process, and have no wake-up.
		 */
		LOCAL_POLLING

	}

}
