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

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

import io.github.coordination.sample.TestDatabase;

import static org.assertj.core.api.Assertions.assertThat;

class GuestControllerTests {

	@TempDir
	private Path directory;

	private MockMvcTester mvc;

	@BeforeEach
	void openRegistry() {
		TestDatabase database = TestDatabase.at(this.directory.resolve("guests.db")).withSchema();
		Clock clock = Clock.fixed(Instant.parse("2026-01-02T03:04:05Z"), ZoneOffset.UTC);
		this.mvc = MockMvcTester.of(new GuestController(new GuestRegistry(database.jdbc(), clock)));
	}

	@Test
	void emptyRegistryIsAnEmptyList() {
		assertThat(this.mvc.get().uri("/guests")).hasStatusOk().bodyJson().isEqualTo("[]");
	}

	@Test
	void postedGuestIsCreatedAndListed() {
		assertThat(post("""
				{"name": "Ada", "email": "ada@example.org"}""")).hasStatus(HttpStatus.CREATED);
		assertThat(this.mvc.get().uri("/guests")).bodyJson().isLenientlyEqualTo("""
				[{"id": 1, "name": "Ada", "registeredAt": "2026-01-02T03:04:05Z"}]""");
	}

	@Test
	void emailIsNotShownPlain() {
		assertThat(post("""
				{"name": "Ada", "email": "ada@example.org"}""")).bodyText().doesNotContain("ada@example.org");
	}

	@Test
	void guestWithoutNameIsRefusedWithAReason() {
		assertThat(post("""
				{"email": "ada@example.org"}""")).hasStatus(HttpStatus.BAD_REQUEST)
			.hasErrorMessage("name must have between 1 and 200 characters");
		assertThat(this.mvc.get().uri("/guests")).bodyJson().isEqualTo("[]");
	}

	@Test
	void bodyThatIsNoJsonIsRefused() {
		assertThat(post("Ada")).hasStatus(HttpStatus.BAD_REQUEST);
	}

	private MockMvcTester.MockMvcRequestBuilder post(String body) {
		return this.mvc.post().uri("/guests").contentType(MediaType.APPLICATION_JSON).content(body);
	}

}
