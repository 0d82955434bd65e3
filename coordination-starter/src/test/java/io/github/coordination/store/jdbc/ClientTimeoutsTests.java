/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.store.jdbc;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Objects;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Whatever the URL says of time limits: the store's own count.
 */
@Timeout(value = 120, threadMode = ThreadMode.SEPARATE_THREAD)
class ClientTimeoutsTests {

	private static final Duration TIMEOUT = Duration.ofSeconds(1);

	@ParameterizedTest
	@ValueSource(
			strings = { "jdbc:postgresql://127.0.0.1:%d/shop?loginTimeout=3600&connectTimeout=3600&socketTimeout=3600",
					"jdbc:mariadb://127.0.0.1:%d/shop?connectTimeout=3600000&socketTimeout=3600000" })
	void serverThatNeverAnswersIsGivenUp(String url) throws Exception {
		try (ServerSocket silent = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
			Connector connector = Objects.requireNonNull(DerivedConnector
				.of(Server.dataSource(url.formatted(silent.getLocalPort()), "shop", "secret"), TIMEOUT));
			assertThatExceptionOfType(SQLException.class).isThrownBy(connector::open);
		}
	}

	@Test
	void limitsAreTheLastWordOfTheUrl() {
		assertThat(bounded("jdbc:postgresql:shop"))
			.isEqualTo("jdbc:postgresql:shop?connectTimeout=1&loginTimeout=1&socketTimeout=1");
		assertThat(bounded("jdbc:mysql://db/shop?socketTimeout=9"))
			.isEqualTo("jdbc:mysql://db/shop?socketTimeout=9&connectTimeout=1000&socketTimeout=1000");
		assertThat(bounded("jdbc:h2:mem:shop")).isEqualTo("jdbc:h2:mem:shop");
	}

	private static String bounded(String url) {
		return Urls.bounded(url, DerivedConnector.properties(url, TIMEOUT));
	}

}
