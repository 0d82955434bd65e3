/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.architecture.planted.store.memory;

import org.springframework.jdbc.core.JdbcTemplate;

public final class MemoryUsesDatabase {

	JdbcTemplate forbidden;

	MemoryUsesDatabase(JdbcTemplate forbidden) {
		this.forbidden = forbidden;
	}

}
