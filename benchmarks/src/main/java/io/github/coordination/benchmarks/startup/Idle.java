/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.benchmarks.startup;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

import io.github.coordination.benchmarks.Options;
import io.github.coordination.benchmarks.Section;
import io.github.coordination.benchmarks.process.ChildJvm;
import io.github.coordination.benchmarks.process.Scratch;
import io.github.coordination.benchmarks.process.Usage;
import io.github.coordination.benchmarks.startup.app.ShopApplication;
import io.github.coordination.benchmarks.table.Figure;
import io.github.coordination.benchmarks.table.Sample;
import io.github.coordination.benchmarks.table.Table;

/**
 * What an idle primary on the file store uses of the CPU, beside the same application
 * with {@code coordination.enabled=false} that runs at the same time.
 */
public final class Idle implements Section {

	private static final double MILLIS_PER_MINUTE = 60_000;

	@Override
	public void run(Options options, PrintStream out) throws IOException {
		int rounds = options.number("repetitions", 3, 10);
		int seconds = options.number("seconds", 60, 120);
		try (Scratch scratch = Scratch.create()) {
			String classPath = new Application(scratch.folder("classes")).with();
			try (ChildJvm disabled = start(classPath, options, scratch.folder("disabled"), false);
					ChildJvm primary = start(classPath, options, scratch.folder("primary"), true)) {
				measure(seconds, List.of(disabled, primary));
				List<Double> without = new ArrayList<>();
				List<Double> with = new ArrayList<>();
				for (int round = 0; round < rounds; round++) {
					List<Double> used = measure(seconds, List.of(disabled, primary));
					without.add(used.get(0));
					with.add(used.get(1));
				}
				table(seconds, without, with).print(out);
			}
		}
	}

	private static ChildJvm start(String classPath, Options options, Path folder, boolean enabled) {
		List<String> jvm = new ArrayList<>(List.of("-Xmx256m"));
		jvm.addAll(options.jvmOptions());
		ChildJvm child = ChildJvm.start(jvm, classPath, ShopApplication.class.getName(),
				List.of("--spring.application.name=shop", "--server.port=0", "--server.address=127.0.0.1",
						"--spring.main.banner-mode=off", "--shop.guarded=false", "--coordination.enabled=" + enabled,
						"--coordination.file.directory=" + folder));
		child.await("ready");
		return child;
	}

	/** Milliseconds of CPU per minute of each. */
	private static List<Double> measure(int seconds, List<ChildJvm> children) {
		long begun = System.nanoTime();
		List<Double> before = children.stream().map((child) -> Usage.ofTree(child.pid())).toList();
		long end = begun + TimeUnit.SECONDS.toNanos(seconds);
		for (long left = end - System.nanoTime(); left > 0; left = end - System.nanoTime()) {
			LockSupport.parkNanos(left);
		}
		double minutes = (System.nanoTime() - begun) / 1e6 / MILLIS_PER_MINUTE;
		List<Double> used = new ArrayList<>();
		for (int i = 0; i < children.size(); i++) {
			used.add((Usage.ofTree(children.get(i).pid()) - before.get(i)) / minutes);
		}
		return used;
	}

	private static Table table(int seconds, List<Double> without, List<Double> with) {
		List<Double> added = new ArrayList<>();
		for (int i = 0; i < with.size(); i++) {
			added.add(with.get(i) - without.get(i));
		}
		return new Table("Idle on the file store, %d windows of %d s after one that does not count"
			.formatted(with.size(), seconds), "CPU ms a minute", "disabled", "primary", "added", "added, least")
			.row("median", Figure.of(Sample.of(without).median()), Figure.of(Sample.of(with).median()),
					Figure.difference(Sample.of(added).median()), Figure.difference(Sample.of(added).min()));
	}

}
