/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.sample.jobs;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.github.coordination.sample.SampleProperties;
import io.github.coordination.sample.TestDatabase;
import io.github.coordination.sample.guests.GuestRegistry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.BDDMockito.given;
import static org.mockito.BDDMockito.then;
import static org.mockito.Mockito.mock;

class CleanUpJobTests {

	private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");

	private static final Duration RETENTION = Duration.ofDays(30);

	@TempDir
	private Path directory;

	private final GuestRegistry guests = mock(GuestRegistry.class);

	private TestDatabase database;

	private CleanUpJob job;

	@BeforeEach
	void createJob() {
		this.database = TestDatabase.at(this.directory.resolve("guests.db")).withSchema();
		Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
		SampleProperties properties = new SampleProperties(this.directory.resolve("guests.db"),
				new SampleProperties.Report(Duration.ofSeconds(5)),
				new SampleProperties.CleanUp(Duration.ofMinutes(1), RETENTION),
				new SampleProperties.Mail("from@localhost", "to@localhost"));
		this.job = new CleanUpJob(this.guests, new AuditTrail(this.database.jdbc(), clock), clock, properties);
	}

	@Test
	void guestsBeyondTheRetentionAreRemoved() {
		this.job.removeOldGuests();
		then(this.guests).should().removeRegisteredBefore(NOW.minus(RETENTION));
	}

	@Test
	void removalIsWrittenDownWithTheWorker() {
		given(this.guests.removeRegisteredBefore(NOW.minus(RETENTION))).willReturn(3);
		this.job.removeOldGuests();
		assertThat(this.database.auditEntries()).containsExactly("clean-up removed 3 guests");
		assertThat(this.database.jdbc().sql("SELECT pid FROM audit").query(Long.class).single())
			.isEqualTo(ProcessHandle.current().pid());
	}

	@Test
	void nothingIsWrittenDownWhenNobodyWasRemoved() {
		this.job.removeOldGuests();
		assertThat(this.database.auditEntries()).isEmpty();
	}

}
