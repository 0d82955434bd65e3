/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.sample.guests;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.server.ResponseStatusException;

/**
 * A guest who wants to be registered, as sent by a client: nothing in it can be trusted.
 *
 * @param name name of the guest, at most 200 characters
 * @param email e-mail address of the guest, at most 200 characters
 */
record NewGuest(@Nullable String name, @Nullable String email) {

	private static final int MAX_LENGTH = 200;

	String validName() {
		return valid(this.name, "name");
	}

	String validEmail() {
		String email = valid(this.email, "email");
		if (email.indexOf('@') < 1) {
			throw refuse("email must be an e-mail address, for instance ada@example.org");
		}
		return email;
	}

	private static String valid(@Nullable String text, String field) {
		if (text == null || text.isBlank() || text.length() > MAX_LENGTH) {
			throw refuse(field + " must have between 1 and " + MAX_LENGTH + " characters");
		}
		return text.strip();
	}

	private static ResponseStatusException refuse(String reason) {
		return new ResponseStatusException(HttpStatus.BAD_REQUEST, reason);
	}

}
