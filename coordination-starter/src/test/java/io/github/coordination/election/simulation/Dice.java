/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.election.simulation;

import java.util.SplittableRandom;

/**
 * The only source of chance in a schedule.
 */
final class Dice {

	private final SplittableRandom random;

	Dice(long seed) {
		this.random = new SplittableRandom(seed);
	}

	boolean chance(double probability) {
		return probability > 0 && this.random.nextDouble() < probability;
	}

	/**
	 * A number between two bounds, both inclusive.
	 */
	long between(long low, long high) {
		return (low >= high) ? low : low + this.random.nextLong(high - low + 1);
	}

	int below(int bound) {
		return this.random.nextInt(bound);
	}

	SplittableRandom split() {
		return this.random.split();
	}

}
