/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.store.jdbc;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.github.coordination.lease.Attempt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/**
 * The clock is the database's, in microseconds since 1970 wherever the session thinks it
 * is.
 */
class ClockTests {

	@ParameterizedTest
	@CsvSource({ "POSTGRESQL, ?options=-c%20TimeZone=Asia/Kathmandu", "MARIADB, ?sessionVariables=time_zone='%2B05:45'",
			"H2, ;TIME ZONE=Asia/Kathmandu" })
	void clockIsInUniversalTime(Server server, String parameter) throws Exception {
		Installation installation = new Installation(server, Installation.PATIENT);
		String url = server.url() + parameter.replace("%2B", "+");
		try (JdbcLeaseStore store = installation.store(Server.dataSource(url, server.user(), ""))) {
			Asking worker = new Asking(store, "worker");
			long epoch = worker.acquire("primary").epoch();
			Attempt.Held held = (Attempt.Held) worker.ask("primary");
			Instant now = Instant.now();
			assertThat(Duration.between(Objects.requireNonNull(held.storeNow()), now)).isLessThan(Duration.ofMinutes(5))
				.isGreaterThan(Duration.ofMinutes(-5));
			assertThat(epoch).isCloseTo(now.toEpochMilli(), within(300_000L));
			assertThat(held.remaining()).isBetween(Duration.ofSeconds(1), Asking.LEASE);
		}
	}

	@ParameterizedTest
	@CsvSource({ "POSTGRESQL", "MARIADB", "H2" })
	void clockGrowsBetweenTwoAnswers(Server server) throws Exception {
		try (JdbcLeaseStore store = new Installation(server, Installation.PATIENT).store()) {
			Asking worker = new Asking(store, "worker");
			worker.acquire("primary");
			Instant first = Objects.requireNonNull(((Attempt.Held) worker.ask("primary")).storeNow());
			TestEvents.await(() -> ((Attempt.Held) worker.ask("primary")).storeNow().isAfter(first));
		}
	}

}
