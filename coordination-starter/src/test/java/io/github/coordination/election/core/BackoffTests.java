/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.election.core;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class BackoffTests {

	@Test
	void waitDoublesUpToTheCap() {
		Backoff backoff = new Backoff(3, 20);
		assertThat(backoff.isFresh()).isTrue();
		assertThat(new long[] { backoff.next(), backoff.next(), backoff.next(), backoff.next(), backoff.next() })
			.containsExactly(3, 6, 12, 20, 20);
		assertThat(backoff.isFresh()).isFalse();
	}

	@Test
	void waitBeginsAgainAfterASuccess() {
		Backoff backoff = new Backoff(3, 20);
		backoff.next();
		backoff.next();
		backoff.reset();
		assertThat(backoff.isFresh()).isTrue();
		assertThat(backoff.next()).isEqualTo(3);
	}

	@Test
	void waitNeverOverflows() {
		Backoff backoff = new Backoff(Long.MAX_VALUE / 4, Long.MAX_VALUE);
		for (int i = 0; i < 200; i++) {
			assertThat(backoff.next()).isPositive();
		}
		assertThat(backoff.next()).isEqualTo(Long.MAX_VALUE);
	}

	@Test
	void waitIsNeverLongerThanTheCap() {
		assertThat(new Backoff(30, 20).next()).isEqualTo(20);
	}

}
