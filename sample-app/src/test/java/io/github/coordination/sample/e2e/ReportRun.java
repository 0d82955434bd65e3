/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.sample.e2e;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.LongStream;

/**
 * One run of the report scheduler of a worker, as the worker wrote it down.
 *
 * @param pid the worker
 * @param first number of the first report that it would send
 * @param unsent reports that it tried to send in vain, or after its term
 * @param passedOver reports that were due while it did not get on
 */
record ReportRun(long pid, long first, List<Long> unsent, List<PassedOver> passedOver) {

	/**
	 * Finds the reports of which nobody knows what became. The last number of which
	 * anything is known ends the run: a worker may be killed at any moment.
	 * @param sent numbers of the reports that arrived from this run
	 * @return their numbers
	 */
	List<Long> unexplained(List<Long> sent) {
		Set<Long> explained = new HashSet<>(sent);
		explained.addAll(this.unsent);
		this.passedOver.forEach((some) -> some.numbers().forEach(explained::add));
		long last = explained.stream().mapToLong(Long::longValue).max().orElse(this.first - 1);
		return LongStream.rangeClosed(this.first, last)
			.filter((number) -> !explained.contains(number))
			.boxed()
			.toList();
	}

	/**
	 * Finds the reports that were passed over before they were due: no load of the
	 * machine explains that.
	 * @param interval the interval of the reports
	 * @return their numbers
	 */
	List<Long> passedOverTooEarly(Duration interval) {
		List<Long> early = new ArrayList<>();
		for (PassedOver some : this.passedOver) {
			some.numbers().filter((number) -> number * interval.toMillis() > some.atMillis()).forEach(early::add);
		}
		return early;
	}

	/**
	 * Reports that were passed over together.
	 *
	 * @param from the first of them
	 * @param to the last of them
	 * @param atMillis when that was written down, in milliseconds of the wall clock
	 */
	record PassedOver(long from, long to, long atMillis) {

		LongStream numbers() {
			return LongStream.rangeClosed(this.from, this.to);
		}

	}

}
