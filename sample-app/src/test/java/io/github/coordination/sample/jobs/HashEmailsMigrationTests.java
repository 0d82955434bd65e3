/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.sample.jobs;

import java.nio.file.Path;
import java.time.Clock;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.DefaultApplicationArguments;

import io.github.coordination.sample.TestDatabase;
import io.github.coordination.sample.guests.GuestRegistry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.BDDMockito.given;
import static org.mockito.Mockito.mock;

class HashEmailsMigrationTests {

	@TempDir
	private Path directory;

	private final GuestRegistry guests = mock(GuestRegistry.class);

	private TestDatabase database;

	private HashEmailsMigration migration;

	@BeforeEach
	void createMigration() {
		this.database = TestDatabase.at(this.directory.resolve("guests.db")).withSchema();
		AuditTrail audit = new AuditTrail(this.database.jdbc(), Clock.systemUTC());
		this.migration = new HashEmailsMigration(this.guests, audit);
	}

	@Test
	void effectIsWrittenDown() {
		given(this.guests.hashPlainEmails()).willReturn(3);
		this.migration.run(new DefaultApplicationArguments());
		assertThat(this.database.auditEntries()).containsExactly("migration hashed the e-mail addresses of 3 guests");
	}

	@Test
	void repetitionWithoutEffectIsNotWrittenDown() {
		given(this.guests.hashPlainEmails()).willReturn(3, 0, 0);
		this.migration.run(new DefaultApplicationArguments());
		this.migration.run(new DefaultApplicationArguments());
		this.migration.run(new DefaultApplicationArguments());
		assertThat(this.database.auditEntries()).hasSize(1);
	}

}
