/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.sample;

import java.io.Closeable;
import java.io.IOException;
import java.util.List;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import redis.embedded.RedisServer;

/**
 * A real server that keeps an election. It also ends with the JVM.
 *
 * @param properties what to change in the configuration of the sample: the store, and,
 * since the server is not where everybody has one, its address
 * @param stop ends the server
 */
public record ElectionServer(List<String> properties, Closeable stop) implements Closeable {

	public static ElectionServer postgres() throws IOException {
		EmbeddedPostgres server = EmbeddedPostgres.builder()
			.setPort(freePort())
			.setServerConfig("synchronous_commit", "on")
			.start();
		return new ElectionServer(
				List.of("coordination.store=jdbc",
						"sample.election-database.url=jdbc:postgresql://127.0.0.1:" + server.getPort() + "/postgres"),
				server);
	}

	public static ElectionServer redis() throws IOException {
		int port = freePort();
		RedisServer server = RedisServer.builder().port(port).bind("127.0.0.1").setting("save \"\"").build();
		server.start();
		return new ElectionServer(List.of("coordination.store=redis", "spring.data.redis.host=127.0.0.1",
				"spring.data.redis.port=" + port), server::stop);
	}

	private static int freePort() {
		return Ports.free(1).get(0);
	}

	@Override
	public void close() throws IOException {
		this.stop.close();
	}

}
