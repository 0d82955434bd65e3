/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.sample.guests;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.github.coordination.sample.TestDatabase;

import static org.assertj.core.api.Assertions.assertThat;

class GuestRegistryTests {

	private static final Instant NOW = Instant.parse("2026-01-02T03:04:05.678Z");

	@TempDir
	private Path directory;

	private TestDatabase database;

	private GuestRegistry guests;

	@BeforeEach
	void openRegistry() {
		this.database = TestDatabase.at(this.directory.resolve("guests.db")).withSchema();
		this.guests = new GuestRegistry(this.database.jdbc(), Clock.fixed(NOW, ZoneOffset.UTC));
	}

	@Test
	void registeredGuestIsListed() {
		Guest ada = this.guests.register("Ada", "ada@example.org");
		assertThat(ada.registeredAt()).isEqualTo(NOW);
		assertThat(this.guests.newestFirst()).containsExactly(ada);
	}

	@Test
	void newestGuestIsListedFirst() {
		this.guests.register("Ada", "ada@example.org");
		this.guests.register("Grace", "grace@example.org");
		assertThat(this.guests.newestFirst()).extracting(Guest::name).containsExactly("Grace", "Ada");
		assertThat(this.guests.count()).isEqualTo(2);
	}

	@Test
	void emailOfNewGuestIsNeverStoredPlain() {
		this.guests.register("Ada", "ada@example.org");
		assertThat(this.database.emails()).singleElement().asString().startsWith("sha256:");
		assertThat(this.guests.hashPlainEmails()).isZero();
	}

	@Test
	void namesAreDataAndNeverSql() {
		this.guests.register("'); DROP TABLE guest; --", "bobby@example.org");
		assertThat(this.guests.newestFirst()).extracting(Guest::name).containsExactly("'); DROP TABLE guest; --");
	}

	@Test
	void plainEmailsAreHashedOnce() {
		this.database.insertPlainGuest("Ada", "ada@example.org", 1);
		this.database.insertPlainGuest("Grace", "grace@example.org", 1);
		assertThat(this.guests.hashPlainEmails()).isEqualTo(2);
		List<String> hashed = this.database.emails();
		assertThat(hashed).allMatch((email) -> email.startsWith("sha256:"));
		assertThat(this.guests.hashPlainEmails()).isZero();
		assertThat(this.database.emails()).isEqualTo(hashed);
	}

	@Test
	void onlyGuestsFromBeforeTheMomentAreRemoved() {
		this.database.insertPlainGuest("Old", "old@example.org", NOW.toEpochMilli() - 1);
		this.database.insertPlainGuest("Recent", "recent@example.org", NOW.toEpochMilli());
		assertThat(this.guests.removeRegisteredBefore(NOW)).isEqualTo(1);
		assertThat(this.guests.newestFirst()).extracting(Guest::name).containsExactly("Recent");
	}

}
