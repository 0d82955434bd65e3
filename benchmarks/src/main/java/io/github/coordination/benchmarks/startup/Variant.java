/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.benchmarks.startup;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

import io.github.coordination.benchmarks.table.Sample;

/**
 * A way to start the application, and the starts that count.
 */
final class Variant {

	private final String classPath;

	private final boolean guarded;

	private final List<Start> starts = new ArrayList<>();

	Variant(String classPath, boolean guarded) {
		this.classPath = classPath;
		this.guarded = guarded;
	}

	/**
	 * Start once more.
	 */
	void start(List<String> jvmOptions, Path folder, boolean counts) throws InterruptedException {
		Start start = Start.of(this.classPath, jvmOptions, folder, this.guarded);
		if (counts && !start.asExpected()) {
			throw new IllegalStateException("The only worker was not the primary at its first outcome");
		}
		if (counts) {
			this.starts.add(start);
		}
	}

	double median(ToDoubleFunction<Start> figure) {
		return Sample.of(this.starts.stream().mapToDouble(figure).toArray()).median();
	}

	/**
	 * What this variant needs more than another, start by start.
	 */
	Sample over(Variant other, ToDoubleFunction<Start> figure) {
		double[] differences = new double[this.starts.size()];
		for (int i = 0; i < differences.length; i++) {
			differences[i] = figure.applyAsDouble(this.starts.get(i)) - figure.applyAsDouble(other.starts.get(i));
		}
		return Sample.of(differences);
	}

}
