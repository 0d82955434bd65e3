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
			jdbc:oracle:thin:scott/ti@ger@db:1521:shop       | jdbc:oracle:thin:@db:1521:shop
			jdbc:mysql://u:s@crt@db/shop                     | jdbc:mysql://db/shop
			jdbc:mysql://u:s/crt@db/shop                     | jdbc:mysql://db/shop
			jdbc:mysql://u:s,crt@a:3306,v:t@b:3306/shop      | jdbc:mysql://b:3306/shop
			jdbc:mysql://address=(host=db)(user=u)(password=s)/shop       | jdbc:mysql://db/shop
			jdbc:mysql://(host=db,port=3307,user=u,password=s)/shop       | jdbc:mysql://db:3307/shop
			jdbc:mysql://(host=a,password=s/),(port=1,host=b,password=t)/shop | jdbc:mysql://a:1,b/shop
			jdbc:mysql://(host=db,password=s;t)/shop         | jdbc:mysql://
			jdbc:mariadb://address=(host=db)(port=1)(type=primary)/shop   | jdbc:mariadb://db:1/shop
			""")
	void identityHoldsNoCredentials(String url, String identity) {
		assertThat(Urls.identity(url)).isEqualTo(identity);
	}

	@ParameterizedTest
	@CsvSource({ "jdbc:mariadb://a/b?transactionReplay=true, true", "jdbc:mariadb://a/b?x=1&TransactionReplay=1, true",
			"jdbc:mariadb://a/b?transactionReplay, true", "jdbc:mariadb://a/b?transactionReplay=false, false",
			"jdbc:mariadb://a/b?transactionReplaySize=64, false", "jdbc:mysql://a/b?transactionReplay=true, false" })
	void replayedTransactionsAreRecognised(String url, boolean replaying) {
		assertThat(Urls.isReplaying(url)).isEqualTo(replaying);
	}

	@ParameterizedTest
	@CsvSource({ "jdbc:postgresql://db/shop, true", "jdbc:h2:mem:test, true",
			"jdbc:aws-wrapper:postgresql://db/shop, false", "jdbc:p6spy:mariadb://db/shop, false" })
	void wrappedUrlsCannotBeBounded(String url, boolean bounded) {
		assertThat(Urls.isBounded(url)).isEqualTo(bounded);
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
