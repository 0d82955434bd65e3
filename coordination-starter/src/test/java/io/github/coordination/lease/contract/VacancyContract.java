/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.lease.contract;

import java.time.Duration;
import java.util.Objects;

import org.junit.jupiter.api.Test;

import io.github.coordination.lease.Attempt;
import io.github.coordination.lease.Lease;
import io.github.coordination.lease.Renewal;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What a grant tells of the time in which no worker let calls in.
 */
abstract class VacancyContract extends SequentialLeaseStoreContract {

	@Test
	void grantAfterAReleaseTellsSinceWhenItWasQuiet() throws Exception {
		ContractWorker worker = worker();
		Lease lease = worker.acquire(ELECTION);
		worker.store.release(lease, Duration.ofSeconds(30));
		passTime(Duration.ofSeconds(5));
		Duration passed = judgesExpiryByClock() ? Duration.ofSeconds(5) : Duration.ZERO;
		assertThat(vacancy(worker().ask(ELECTION))).isBetween(passed.plusSeconds(30).minusMillis(1),
				passed.plusSeconds(30).plus(patience()));
	}

	@Test
	void grantAfterACrashTellsOfTheLastRenewal() throws Exception {
		ContractWorker worker = worker();
		Lease lease = worker.acquire(ELECTION);
		passTime(Duration.ofSeconds(20));
		assertThat(worker.renew(lease)).isEqualTo(new Renewal.Renewed());
		passTime(Duration.ofSeconds(5));
		Duration passed = judgesExpiryByClock() ? Duration.ofSeconds(5) : Duration.ZERO;
		Attempt attempt = worker.replace(ELECTION, worker.look(ELECTION));
		assertThat(vacancy(attempt)).isBetween(passed.minusMillis(1), passed.plusSeconds(14));
	}

	private static Duration vacancy(Attempt attempt) {
		assertThat(attempt).isInstanceOf(Attempt.Granted.class);
		return Objects.requireNonNull(((Attempt.Granted) attempt).vacancy());
	}

}
