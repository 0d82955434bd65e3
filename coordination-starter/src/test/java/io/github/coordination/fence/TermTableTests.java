/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.fence;

import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;

import static org.assertj.core.api.Assertions.assertThat;

class TermTableTests {

	@Test
	void everyServerUnderstandsTheStatementsThatItsDriversLeadTo() {
		runs(TestDatabase.MARIADB, "mariadb");
		runs(TestDatabase.MARIADB, "mysql");
		runs(TestDatabase.POSTGRESQL, "postgresql");
		runs(TestDatabase.H2, "h2");
	}

	@Test
	void checkLocksTheRow() {
		assertThat(new TermTable("t", "mysql").check()).endsWith(" LOCK IN SHARE MODE");
		assertThat(new TermTable("t", "mariadb").check()).endsWith(" LOCK IN SHARE MODE");
		assertThat(new TermTable("t", "postgresql").check()).endsWith(" FOR SHARE");
		assertThat(new TermTable("t", "microsoft sql server").check()).contains("t WITH (HOLDLOCK, ROWLOCK)");
		assertThat(new TermTable("t", "oracle").check()).endsWith(" FOR UPDATE");
	}

	private static void runs(TestDatabase database, String product) {
		TermTable terms = new TermTable(database.quoted(database.terms()), product);
		JdbcTemplate jdbc = new JdbcTemplate(database.dataSource());
		assertThat(jdbc.update(terms.insert(), "shop", "primary", 3)).isOne();
		assertThat(jdbc.update(terms.raise(), 4, "shop", "primary", 4)).isOne();
		assertThat(jdbc.queryForObject(terms.check(), Long.class, "shop", "primary")).isEqualTo(4);
	}

}
