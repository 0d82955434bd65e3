/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.benchmarks.remote;

import java.io.PrintStream;
import java.util.List;

import io.github.coordination.benchmarks.crew.Peer;
import io.github.coordination.benchmarks.crew.Plan;
import io.github.coordination.benchmarks.servers.Engine;
import io.github.coordination.benchmarks.table.Figure;
import io.github.coordination.benchmarks.table.Sample;
import io.github.coordination.benchmarks.table.Table;

/**
 * The tables of one server.
 */
final class RemoteTables {

	private static final double ALLOWANCE = 50;

	private static final int RENEWALS_PER_LEASE = 4;

	private static final double PROVEN_DEAD = 2100;

	private static final double HAND_OVER = 20;

	private final Table crash;

	private final Table handOver;

	private final Table freeze;

	RemoteTables(Engine engine) {
		this.crash = table("kill -9 of the primary's JVM to the next primary", engine)
			.note("foreign: the secondaries cannot prove the primary dead, as on another host")
			.note("goal: worst <= lease + 50 ms, mean <= lease - renew/2 + 50 ms; proven dead, no wake-up: <= 2.1 s");
		this.handOver = table("release to the next primary", engine)
			.note("warm: most of these JVMs' hand-overs are not their first; a first one loads code")
			.note("goal: median <= 20 ms");
		this.freeze = table("SIGSTOP for 3 leases, SIGCONT: time for which both said yes", engine).note("goal: 0 ms");
	}

	private static Table table(String what, Engine engine) {
		return new Table(engine.text() + ": " + what, "what", "mean ms", "median ms", "min ms", "max ms", "n", "goal");
	}

	void crash(Plan plan, Sample millis) {
		double lease = plan.lease().toMillis();
		boolean foreign = plan.habit() == Plan.Habit.FOREIGN;
		double worst = foreign ? lease + ALLOWANCE : PROVEN_DEAD;
		double mean = foreign ? lease - lease / RENEWALS_PER_LEASE / 2 + ALLOWANCE : PROVEN_DEAD;
		row(this.crash, text(plan), plan, millis, millis.max() <= worst && millis.mean() <= mean);
	}

	void handOver(Plan plan, String remark, Sample millis) {
		row(this.handOver, named(plan) + ", " + remark, plan, millis, millis.median() <= HAND_OVER);
	}

	void freeze(Plan plan, Sample millis) {
		row(this.freeze, named(plan), plan, millis, millis.max() == 0);
	}

	private static void row(Table table, String text, Plan plan, Sample millis, boolean reached) {
		String goal = (plan.peer() != Peer.STARTER) ? "" : reached ? "reached" : "missed";
		table.row(text, Figure.of(millis.mean()), Figure.of(millis.median()), Figure.of(millis.min()),
				Figure.of(millis.max()), Integer.toString(millis.size()), goal);
	}

	private static String named(Plan plan) {
		return plan.peer().text() + ", lease " + plan.lease().toSeconds() + " s";
	}

	private static String text(Plan plan) {
		String text = named(plan);
		if (plan.peer() != Peer.STARTER) {
			return text;
		}
		return text + switch (plan.habit()) {
			case FOREIGN -> ", foreign";
			case LOCAL -> ", same host";
			case LOCAL_POLLING -> ", same host, no wake-up";
		};
	}

	void print(PrintStream out) {
		List.of(this.crash, this.handOver, this.freeze).forEach((table) -> table.print(out));
	}

}
