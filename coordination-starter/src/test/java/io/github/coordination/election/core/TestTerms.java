/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.election.core;

import java.util.function.LongSupplier;

/**
 * Terms for tests of what stands on them.
 */
public final class TestTerms {

	private TestTerms() {
	}

	public static TermCell begun(LongSupplier clock, long epoch) {
		TermCell cell = new TermCell(clock);
		cell.begin(epoch, clock.getAsLong() + 1_000_000_000_000L);
		return cell;
	}

	public static void end(TermCell cell, long epoch) {
		cell.end(epoch);
	}

}
