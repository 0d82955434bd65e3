/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.store.jdbc;

import java.sql.SQLException;

/**
 * Something that only a person can cure. Its message is a whole sentence that says how.
 */
final class Refusal extends SQLException {

	private static final long serialVersionUID = 1L;

	Refusal(String sentence) {
		super(sentence);
	}

	Refusal(String sentence, SQLException cause) {
		super(sentence, cause);
	}

}
