/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.benchmarks.crew;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;

import io.github.coordination.benchmarks.process.Logs;
import io.github.coordination.benchmarks.process.Parent;

/**
 * Workers in a process of their own, which does what its parent says.
 */
final class CrewMain {

	private static final Duration BOUND = Duration.ofMinutes(2);

	private static final long PAUSE = 200_000;

	private static final long OFTEN = 50_000;

	private static final long SELDOM = 1_000_000;

	private final Parent parent = new Parent();

	private final Plan plan;

	private final List<Member> members = new ArrayList<>();

	/** The members that elect, all or none of them. */
	private final List<Candidate> candidates;

	private final Beliefs beliefs;

	private CrewMain(Plan plan) {
		this.plan = plan;
		for (int i = 0; i < plan.workers(); i++) {
			this.members.add(member(i));
		}
		this.candidates = this.members.stream().filter(Candidate.class::isInstance).map(Candidate.class::cast).toList();
		this.beliefs = new Beliefs(this.candidates, plan.isOneElection() ? SELDOM : OFTEN);
	}

	private Member member(int number) {
		return switch (this.plan.peer()) {
			case STARTER -> new StarterMember(this.plan, number);
			case INTEGRATION -> new InitiatorMember(this.plan, number);
			case SHEDLOCK -> new LockedJob(this.plan, number);
		};
	}

	/**
	 * Arguments: those of a plan.
	 */
	public static void main(String[] arguments) {
		Logs.onlyWarnings();
		new CrewMain(Plan.of(arguments)).obey();
		Runtime.getRuntime().halt(0);
	}

	private void obey() {
		for (String line = this.parent.command(); line != null; line = this.parent.command()) {
			String[] words = line.split(" ", -1);
			int worker = (words.length > 1) ? Integer.parseInt(words[1]) : 0;
			switch (words[0]) {
				case "stand" -> stand();
				case "behind" -> {
					await(() -> this.candidates.stream().allMatch(Candidate::isBehind));
					this.parent.report("behind");
				}
				case "yes" -> this.parent.report("yes", awaitYes(worker));
				case "any" -> this.parent.report("any", awaitAny());
				case "all" -> this.parent.report("all", awaitAll().toArray());
				case "release" -> release(worker);
				case "again" -> {
					this.candidates.get(worker).standAgain();
					this.parent.report("again");
				}
				case "calls" -> this.parent.report("calls", this.members.stream().mapToLong(Member::calls).sum());
				case "beliefs" -> this.parent.report("beliefs", this.beliefs.words().toArray());
				case "leave" -> leave();
				default -> throw new IllegalArgumentException(line);
			}
		}
	}

	/**
	 * With an election each they begin at any time within a renewal's, so that their
	 * renewals do not coincide.
	 */
	private void stand() {
		long step = this.plan.isOneElection() ? 0 : this.plan.lease().dividedBy(4L * this.members.size()).toNanos();
		for (int i = 0; i < this.members.size(); i++) {
			LockSupport.parkNanos((i > 0) ? step : 0);
			this.members.get(i).stand();
		}
		this.parent.report("stands");
	}

	private long awaitYes(int worker) {
		await(() -> this.beliefs.since(worker) != 0);
		return this.beliefs.since(worker);
	}

	private long awaitAny() {
		await(() -> IntStream.range(0, this.candidates.size()).anyMatch((i) -> this.beliefs.since(i) != 0));
		return IntStream.range(0, this.candidates.size())
			.mapToLong(this.beliefs::since)
			.filter((since) -> since != 0)
			.findFirst()
			.orElseThrow();
	}

	private List<Long> awaitAll() {
		return IntStream.range(0, this.candidates.size()).mapToObj(this::awaitYes).toList();
	}

	private void release(int worker) {
		long at = System.nanoTime();
		this.candidates.get(worker).release();
		this.parent.report("released", at);
	}

	private void leave() {
		List<Thread> threads = this.members.stream().map((member) -> new Thread(member::close, "leave")).toList();
		threads.forEach(Thread::start);
		await(() -> threads.stream().noneMatch(Thread::isAlive));
		this.parent.report("left");
	}

	private static void await(BooleanSupplier fact) {
		long deadline = System.nanoTime() + BOUND.toNanos();
		while (!fact.getAsBoolean()) {
			if (System.nanoTime() - deadline > 0) {
				throw new IllegalStateException("It did not happen within " + BOUND);
			}
			LockSupport.parkNanos(PAUSE);
		}
	}

}
