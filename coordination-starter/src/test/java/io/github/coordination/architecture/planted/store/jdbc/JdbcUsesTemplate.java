/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.architecture.planted.store.jdbc;

import org.springframework.jdbc.core.JdbcTemplate;

final class JdbcUsesTemplate {

	JdbcTemplate forbidden;

	JdbcUsesTemplate(JdbcTemplate forbidden) {
		this.forbidden = forbidden;
	}

}
