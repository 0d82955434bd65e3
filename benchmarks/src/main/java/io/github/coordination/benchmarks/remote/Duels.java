/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.benchmarks.remote;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import io.github.coordination.benchmarks.Options;
import io.github.coordination.benchmarks.crew.Peer;
import io.github.coordination.benchmarks.crew.Plan;
import io.github.coordination.benchmarks.servers.Engine;
import io.github.coordination.benchmarks.servers.Server;
import io.github.coordination.benchmarks.table.Sample;

/**
 * The duels on one server.
 */
final class Duels {

	private static final int FRESH_PER_ROUND = 3;

	private final Server server;

	private final Options options;

	private final RemoteTables tables;

	private final int workers;

	private final int rounds;

	Duels(Server server, Options options, RemoteTables tables) {
		this.server = server;
		this.options = options;
		this.tables = tables;
		this.workers = options.numbers("workers", List.of(20)).get(0);
		this.rounds = options.number("repetitions", 2, 6);
	}

	/**
	 * Measure the starter.
	 * @param shorter a short lease
	 * @param usual the usual one
	 */
	void starter(Duration shorter, Duration usual) throws InterruptedException {
		Plan plan = plan(Peer.STARTER, usual);
		Duel.leaveReleased(plan, this.options);
		try (Duel duel = new Duel(plan.lease(shorter), this.options)) {
			this.tables.crash(duel.plan(), repeat(this.rounds, duel::crash));
			this.tables.freeze(duel.plan(), repeat(this.rounds, duel::freeze));
		}
		try (Duel duel = new Duel(plan, this.options)) {
			this.tables.crash(duel.plan(), repeat(this.rounds, duel::crash));
			this.tables.handOver(duel.plan(), "warm", repeat(this.rounds, duel::handOver));
		}
		try (Duel duel = new Duel(Plan.each(Peer.STARTER, this.server, usual, 1), this.options)) {
			this.tables.handOver(duel.plan(), "first of both JVMs",
					repeat(FRESH_PER_ROUND * this.rounds, duel::handOverToFresh));
		}
		if (this.server.engine() == Engine.POSTGRESQL) {
			try (Duel duel = new Duel(plan.habit(Plan.Habit.LOCAL_POLLING), this.options)) {
				this.tables.crash(duel.plan(), repeat(this.rounds, duel::crash));
			}
		}
	}

	/**
	 * Measure Spring Integration.
	 * @param lease time to live of its locks
	 */
	void integration(Duration lease) throws InterruptedException {
		try (Duel duel = new Duel(plan(Peer.INTEGRATION, lease), this.options)) {
			this.tables.crash(duel.plan(), repeat(this.rounds, duel::crash));
			this.tables.handOver(duel.plan(), "warm", repeat(this.rounds, duel::handOver));
			this.tables.freeze(duel.plan(), repeat(this.rounds, duel::freeze));
		}
	}

	private Plan plan(Peer peer, Duration lease) {
		return Plan.each(peer, this.server, lease, this.workers);
	}

	private static Sample repeat(int rounds, Measurement measurement) throws InterruptedException {
		List<Double> millis = new ArrayList<>();
		for (int i = 0; i < rounds; i++) {
			millis.addAll(measurement.take());
		}
		return Sample.of(millis);
	}

	/**
	 * One measurement, with a figure of each election.
	 */
	@FunctionalInterface
	private interface Measurement {

		List<Double> take() throws InterruptedException;

	}

}
