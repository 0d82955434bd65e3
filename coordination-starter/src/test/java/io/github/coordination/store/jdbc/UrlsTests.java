/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.store.jdbc;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.github.coordination.lease.Scope;

import static org.assertj.core.api.Assertions.assertThat;

class UrlsTests {

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			jdbc:postgresql://db:5432/shop?user=u&password=p | jdbc:postgresql://db:5432/shop
			jdbc:postgresql://u:p@db/shop                    | jdbc:postgresql://db/shop
			jdbc:mariadb:replication://a,b/shop?password=p   | jdbc:mariadb:replication://a,b/shop
			jdbc:h2:mem:test;PASSWORD=p                      | jdbc:h2:mem:test
			jdbc:sqlserver://db;user=u;password=p            | jdbc:sqlserver://db
			jdbc:oracle:thin:scott/tiger@//db:1521/shop      | jdbc:oracle:thin:@//db:1521/shop
			""")
	void identityHoldsNoCredentials(String url, String identity) {
		assertThat(Urls.identity(url)).isEqualTo(identity);
	}

	@ParameterizedTest
	@CsvSource({ "jdbc:h2:mem:test, PROCESS", "jdbc:h2:~/test, HOST", "jdbc:h2:file:/data/test, HOST",
			"jdbc:h2:tcp://db/~/test, CLUSTER", "jdbc:postgresql://db/shop, CLUSTER" })
	void scopeIsThatOfTheDatabase(String url, Scope scope) {
		assertThat(Urls.scope(url)).isEqualTo(scope);
	}

	@Test
	void onlyADatabaseWithoutANameIsPrivate() {
		assertThat(Urls.isPrivate("jdbc:h2:mem:;MODE=PostgreSQL")).isTrue();
		assertThat(Urls.isPrivate("jdbc:h2:mem:test")).isFalse();
	}

}
