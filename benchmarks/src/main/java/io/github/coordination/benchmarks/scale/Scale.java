/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.benchmarks.scale;

import java.io.PrintStream;

import io.github.coordination.benchmarks.Options;
import io.github.coordination.benchmarks.Section;

/**
 * Many elections in one worker, and many guarded methods in one application.
 */
public final class Scale implements Section {

	@Override
	public void run(Options options, PrintStream out) throws Exception {
		new ManyElections(options).print(out);
		new ManyGuards(options).print(out);
	}

}
