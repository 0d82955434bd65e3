/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.faults;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/**
 * The faults of one run, which follow from a seed.
 *
 * @param strikes the faults, in order
 */
record Storm(List<Strike> strikes) {

	private static final int STRIKES = 10;

	private static final long MILLIS = 6_000;

	private static final int MAX_DETAIL = 400;

	/**
	 * Make a storm.
	 * @param seed seed of all its dice
	 * @param workers number of workers
	 * @param lease lease in milliseconds: no fault lasts as long as three
	 * @param remote whether there is a server
	 * @return the storm
	 */
	static Storm of(long seed, int workers, long lease, boolean remote) {
		Random dice = new Random(seed);
		List<Fault> faults = Stream.of(Fault.values()).filter((fault) -> remote || !fault.isRemote()).toList();
		List<Strike> strikes = new ArrayList<>();
		for (int i = 0; i < STRIKES; i++) {
			strikes.add(new Strike(dice.nextLong(MILLIS), faults.get(dice.nextInt(faults.size())),
					dice.nextInt(3 * workers) - 2 * workers, dice.nextLong(5 * lease / 2),
					dice.nextInt(1, MAX_DETAIL)));
		}
		strikes.sort(Comparator.comparingLong(Strike::at));
		return new Storm(List.copyOf(strikes));
	}

}
