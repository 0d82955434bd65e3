/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.sample.guests;

import java.util.HexFormat;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class EmailHashTests {

	private static final byte[] SALT = HexFormat.of().parseHex("000102030405060708090a0b0c0d0e0f");

	@Test
	void hashIsSha256OfSaltAndAddress() {
		assertThat(EmailHash.of("ada@example.org", SALT)).isEqualTo("sha256:000102030405060708090a0b0c0d0e0f:"
				+ "1d6ff0bd909673a0b775f94bff3ba0f68195c81befc19efc873793f44138ac2b");
	}

	@Test
	void upperAndLowerCaseAreTheSameAddress() {
		assertThat(EmailHash.of("Ada@Example.ORG", SALT)).isEqualTo(EmailHash.of("ada@example.org", SALT));
	}

	@Test
	void sameAddressHashesDifferentlyEachTime() {
		assertThat(EmailHash.of("ada@example.org")).isNotEqualTo(EmailHash.of("ada@example.org"));
	}

	@Test
	void addressCannotBeReadFromItsHash() {
		assertThat(EmailHash.of("ada@example.org")).matches("sha256:[0-9a-f]{32}:[0-9a-f]{64}");
	}

}
