/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.sample.election;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

import io.github.coordination.sample.ElectionServer;

import static org.assertj.core.api.Assertions.assertThat;

class ElectionRedisTests extends AbstractElectionServerTests {

	private static ElectionServer server;

	@DynamicPropertySource
	static void useServer(DynamicPropertyRegistry registry) throws Exception {
		server = ElectionServer.redis();
		use(server, registry);
	}

	@AfterAll
	static void stopServer() throws Exception {
		server.close();
	}

	@Test
	void electionIsKeptThere() {
		assertThat(store().name()).isEqualTo("redis");
		assertThat(store().identity()).startsWith("127.0.0.1:");
	}

}
