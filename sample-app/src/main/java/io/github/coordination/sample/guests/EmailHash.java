/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.sample.guests;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Locale;

/**
 * Turns e-mail addresses into salted SHA-256 hashes, written as
 * {@code sha256:<salt>:<hash>} in hexadecimal digits.
 */
final class EmailHash {

	private static final int SALT_BYTES = 16;

	private static final SecureRandom RANDOM = new SecureRandom();

	private EmailHash() {
	}

	static String of(String email) {
		byte[] salt = new byte[SALT_BYTES];
		RANDOM.nextBytes(salt);
		return of(email, salt);
	}

	static String of(String email, byte[] salt) {
		MessageDigest digest = sha256();
		digest.update(salt);
		byte[] hash = digest.digest(email.toLowerCase(Locale.ROOT).getBytes(StandardCharsets.UTF_8));
		return "sha256:" + HexFormat.of().formatHex(salt) + ":" + HexFormat.of().formatHex(hash);
	}

	private static MessageDigest sha256() {
		try {
			return MessageDigest.getInstance("SHA-256");
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException("Every Java platform has SHA-256", ex);
		}
	}

}
