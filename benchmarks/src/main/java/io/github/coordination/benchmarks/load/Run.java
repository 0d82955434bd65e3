/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.benchmarks.load;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

import org.jspecify.annotations.Nullable;

import io.github.coordination.benchmarks.Options;
import io.github.coordination.benchmarks.crew.Crew;
import io.github.coordination.benchmarks.crew.Peer;
import io.github.coordination.benchmarks.crew.Plan;
import io.github.coordination.benchmarks.servers.Server;

/**
 * One contestant on a server of its own: the primary alone, then with more and more
 * secondaries in a second JVM, at last without the primary.
 */
final class Run {

	private static final Duration FIRST_LEASE = Duration.ofMillis(1500);

	private static final long SETTLE_MILLIS = 1000;

	/** Whoever asks many times in a second is known after a shorter time. */
	private static final int BUSIER = 3;

	private final Contestant contestant;

	private final Options options;

	private final List<Integer> sizes;

	private final List<Idle> idle = new ArrayList<>();

	private @Nullable Takeover takeover;

	Run(Contestant contestant, List<Integer> sizes, Options options) {
		this.contestant = contestant;
		this.sizes = sizes;
		this.options = options;
	}

	Contestant contestant() {
		return this.contestant;
	}

	/** Of an election, the primary alone is the first. */
	List<Idle> idle() {
		return this.idle;
	}

	/** What happened when the primary was killed, {@code null} if there is none. */
	@Nullable Takeover takeover() {
		return this.takeover;
	}

	Run measure() throws InterruptedException {
		try (Server server = this.contestant.engine().start()) {
			Plan plan = Plan.rivals(this.contestant.peer(), server, this.contestant.lease());
			if (this.contestant.peer() == Peer.SHEDLOCK) {
				jobs(server, plan);
			}
			else {
				leaveReleased(plan);
				elections(server, plan);
			}
		}
		return this;
	}

	/** Otherwise the first worker would wait for a lease, because there is no record. */
	private void leaveReleased(Plan plan) {
		if (plan.peer() == Peer.STARTER) {
			try (Crew former = Crew.start(plan.lease(FIRST_LEASE), this.options)) {
				former.awaitAll();
				former.leave();
			}
		}
	}

	private void elections(Server server, Plan plan) throws InterruptedException {
		try (Crew primary = Crew.start(plan, this.options)) {
			primary.awaitAll();
			this.idle.add(idle(1, server, primary));
			for (int size : this.contestant.isMeasuredWhole() ? this.sizes : List.of(largest())) {
				try (Crew others = Crew.start(plan.workers(size - 1), this.options)) {
					others.awaitBehind();
					this.idle.add(idle(size, server, others));
					if (size == largest() && this.contestant.isMeasuredWhole()) {
						this.takeover = Takeover.measure(server, primary, others);
					}
				}
			}
		}
	}

	private int largest() {
		return Collections.max(this.sizes);
	}

	private void jobs(Server server, Plan plan) throws InterruptedException {
		for (int size : this.options.thorough() ? this.sizes : List.of(largest())) {
			try (Crew crew = Crew.start(plan.workers(size), this.options)) {
				Thread.sleep(plan.lease().toMillis());
				this.idle.add(Idle.measure(size, server, crew::calls, Math.toIntExact(plan.lease().toSeconds())));
			}
		}
	}

	private Idle idle(int size, Server server, Crew crew) throws InterruptedException {
		Thread.sleep(SETTLE_MILLIS);
		int seconds = this.options.number("seconds", 10, 30);
		boolean busy = this.contestant.peer() == Peer.INTEGRATION;
		return Idle.measure(size, server, crew::calls, busy ? Math.max(1, seconds / BUSIER) : seconds);
	}

}
