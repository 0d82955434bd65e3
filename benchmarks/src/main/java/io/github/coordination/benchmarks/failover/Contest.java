/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.benchmarks.failover;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToLongFunction;

import io.github.coordination.benchmarks.Options;
import io.github.coordination.benchmarks.process.ChildJvm;
import io.github.coordination.benchmarks.process.ClassPath;
import io.github.coordination.benchmarks.process.Usage;

/**
 * Two processes of one kind: one has won, the other waits behind it.
 */
final class Contest implements AutoCloseable {

	private static final long CALM_MILLIS = 300;

	private static final double NANOS_PER_MILLI = 1e6;

	private final ContenderMain.Kind kind;

	private final Path folder;

	private final List<String> jvmOptions = new ArrayList<>();

	private final List<Double> millis = new ArrayList<>();

	private final List<Double> residentMegabytes = new ArrayList<>();

	private ChildJvm winner;

	private ChildJvm waiting;

	Contest(ContenderMain.Kind kind, Path folder, Options options) {
		this.kind = kind;
		this.folder = folder;
		String heap = options.text("heap", "64m");
		this.jvmOptions.addAll(List.of("-Xms" + heap, "-Xmx" + heap, "-XX:+AlwaysPreTouch"));
		this.jvmOptions.addAll(options.jvmOptions());
		this.winner = spawn();
		this.winner.send("win");
		this.winner.await("won");
		this.waiting = spawn();
	}

	private ChildJvm spawn() {
		ChildJvm child = ChildJvm.start(this.jvmOptions, ClassPath.own(), ContenderMain.class.getName(),
				List.of(this.kind.name(), this.folder.toString()));
		child.send("stand");
		child.await("stands");
		return child;
	}

	ContenderMain.Kind kind() {
		return this.kind;
	}

	List<Double> millis() {
		return this.millis;
	}

	List<Double> residentMegabytes() {
		return this.residentMegabytes;
	}

	/**
	 * End the winner's process and measure until the other one has won; then let a fresh
	 * process wait.
	 */
	void end(ToLongFunction<ChildJvm> how) throws InterruptedException {
		Thread.sleep(CALM_MILLIS);
		this.residentMegabytes.add(Usage.of(this.winner.pid()).residentKilobytes() / 1024);
		this.waiting.send("win");
		Thread.sleep(CALM_MILLIS);
		measured(how.applyAsLong(this.winner));
		this.winner.awaitEnd();
		this.winner = this.waiting;
		this.waiting = spawn();
	}

	/**
	 * Let the winner release and measure until the other one has won; then let the former
	 * winner wait.
	 */
	void release() throws InterruptedException {
		Thread.sleep(CALM_MILLIS);
		this.waiting.send("win");
		Thread.sleep(CALM_MILLIS);
		this.winner.send("release");
		measured(Long.parseLong(this.winner.await("released").get(0)));
		ChildJvm former = this.winner;
		this.winner = this.waiting;
		this.waiting = former;
		former.send("stand");
		former.await("stands");
	}

	private void measured(long from) {
		long won = Long.parseLong(this.waiting.await("won").get(0));
		this.millis.add((won - from) / NANOS_PER_MILLI);
	}

	@Override
	public void close() {
		this.winner.close();
		this.waiting.close();
	}

}
