/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.benchmarks.crew;

import java.util.ArrayList;
import java.util.List;

import io.github.coordination.benchmarks.Options;
import io.github.coordination.benchmarks.process.ChildJvm;
import io.github.coordination.benchmarks.process.ClassPath;

/**
 * A JVM with workers, as its parent sees it. Times are of the monotonic clock, in
 * nanoseconds.
 */
public final class Crew implements AutoCloseable {

	private final Plan plan;

	private final ChildJvm jvm;

	private Crew(Plan plan, ChildJvm jvm) {
		this.plan = plan;
		this.jvm = jvm;
	}

	/**
	 * Start the JVM and let its workers stand.
	 * @param plan what they are
	 * @param options options for the JVM
	 * @return the crew
	 */
	public static Crew start(Plan plan, Options options) {
		List<String> jvm = new ArrayList<>(List.of("-Xmx512m"));
		jvm.addAll(options.jvmOptions());
		Crew crew = new Crew(plan, ChildJvm.start(jvm, ClassPath.own(), CrewMain.class.getName(), plan.arguments()));
		crew.ask("stand", "stands");
		return crew;
	}

	/**
	 * What the workers are.
	 * @return the plan
	 */
	public Plan plan() {
		return this.plan;
	}

	/**
	 * Wait until all are secondary and know the primary.
	 */
	public void awaitBehind() {
		ask("behind", "behind");
	}

	/**
	 * Wait until all are primary.
	 * @return since when each is
	 */
	public List<Long> awaitAll() {
		return ask("all", "all").stream().map(Long::valueOf).toList();
	}

	/**
	 * Wait until all are primary, which shall be caused meanwhile.
	 * @param cause what causes it
	 * @return since when each is
	 */
	public List<Long> awaitAll(Runnable cause) {
		this.jvm.send("all");
		cause.run();
		return this.jvm.await("all").stream().map(Long::valueOf).toList();
	}

	/**
	 * Wait until one is primary, which shall be caused meanwhile.
	 * @param cause what causes it
	 * @return since when it is
	 */
	public long awaitAny(Runnable cause) {
		this.jvm.send("any");
		cause.run();
		return Long.parseLong(this.jvm.await("any").get(0));
	}

	/**
	 * Let a worker hand over to that of another JVM, and stand again.
	 * @param worker number of the worker
	 * @param next the other JVM
	 * @return how long it took until the other one was primary, in nanoseconds
	 */
	public long handOver(int worker, Crew next) {
		next.jvm.send("yes " + worker);
		this.jvm.send("release " + worker);
		long released = Long.parseLong(this.jvm.await("released").get(0));
		long won = Long.parseLong(next.jvm.await("yes").get(0));
		ask("again " + worker, "again");
		return won - released;
	}

	/**
	 * Calls of the stores so far.
	 * @return the sum over all workers
	 */
	public long calls() {
		return Long.parseLong(ask("calls", "calls").get(0));
	}

	/**
	 * When they took themselves for the primary.
	 * @return the intervals
	 */
	public List<Belief> beliefs() {
		return ask("beliefs", "beliefs").stream().map(Belief::of).toList();
	}

	/**
	 * Let all hand over and end.
	 */
	public void leave() {
		ask("leave", "left");
	}

	/**
	 * The JVM, to be killed or frozen.
	 * @return the JVM
	 */
	public ChildJvm jvm() {
		return this.jvm;
	}

	private List<String> ask(String command, String report) {
		this.jvm.send(command);
		return this.jvm.await(report);
	}

	@Override
	public void close() {
		this.jvm.close();
	}

	/**
	 * An interval in which a worker took itself for the primary.
	 *
	 * @param worker its number
	 * @param from when it first said yes
	 * @param until when it last said yes
	 */
	public record Belief(int worker, long from, long until) {

		static Belief of(String word) {
			String[] parts = word.split(",", -1);
			return new Belief(Integer.parseInt(parts[0]), Long.parseLong(parts[1]), Long.parseLong(parts[2]));
		}

	}

}
