/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.benchmarks.load;

import java.time.Duration;
import java.util.ArrayList;
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

	private static final int SETTLES_PER_LEASE = 4;

	private static final Duration LONGEST_TO_WAIT_FOR = Duration.ofSeconds(30);

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
			settle();
			this.idle.add(idle(1, server, primary));
			for (int size : this.sizes) {
				boolean last = size == this.sizes.get(this.sizes.size() - 1);
				try (Crew others = Crew.start(plan.workers(size - 1), this.options)) {
					others.awaitBehind();
					settle();
					this.idle.add(idle(size, server, others));
					if (last && plan.lease().compareTo(LONGEST_TO_WAIT_FOR) < 0) {
						this.takeover = Takeover.measure(server, primary, others);
					}
				}
			}
		}
	}

	private void jobs(Server server, Plan plan) throws InterruptedException {
		for (int size : this.sizes) {
			try (Crew crew = Crew.start(plan.workers(size), this.options)) {
				Thread.sleep(plan.lease().toMillis());
				this.idle.add(Idle.measure(size, server, crew::calls, Math.toIntExact(plan.lease().toSeconds())));
			}
		}
	}

	private void settle() throws InterruptedException {
		Thread.sleep(this.contestant.lease().dividedBy(SETTLES_PER_LEASE).toMillis());
	}

	private Idle idle(int size, Server server, Crew crew) throws InterruptedException {
		return Idle.measure(size, server, crew::calls, this.options.number("seconds", 10, 30));
	}

}
