/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.sample.guests;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.web.server.ResponseStatusException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class NewGuestTests {

	@Test
	void spacesAroundNameAndEmailAreStripped() {
		NewGuest guest = new NewGuest(" Ada ", " ada@example.org ");
		assertThat(guest.validName()).isEqualTo("Ada");
		assertThat(guest.validEmail()).isEqualTo("ada@example.org");
	}

	@ParameterizedTest
	@NullSource
	@ValueSource(strings = { "", "   " })
	void missingNameIsRefused(String name) {
		assertThatExceptionOfType(ResponseStatusException.class)
			.isThrownBy(() -> new NewGuest(name, "ada@example.org").validName())
			.withMessageContaining("name must have between 1 and 200 characters");
	}

	@Test
	void nameOfTwoHundredCharactersIsTheLongest() {
		assertThat(new NewGuest("x".repeat(200), null).validName()).hasSize(200);
		assertThatExceptionOfType(ResponseStatusException.class)
			.isThrownBy(() -> new NewGuest("x".repeat(201), null).validName());
	}

	@ParameterizedTest
	@NullSource
	@ValueSource(strings = { "", "ada", "@example.org" })
	void whatIsNoEmailAddressIsRefused(String email) {
		assertThatExceptionOfType(ResponseStatusException.class)
			.isThrownBy(() -> new NewGuest("Ada", email).validEmail())
			.withMessageContaining("email must");
	}

}
