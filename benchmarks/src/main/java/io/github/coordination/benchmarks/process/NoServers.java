/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.benchmarks.process;

/**
 * Applications that use no server are to be as small as without the libraries that other
 * measurements bring along.
 */
public final class NoServers {

	/**
	 * Argument for an application that keeps it from configuring their clients.
	 */
	public static final String ARGUMENT = "--spring.autoconfigure.exclude="
			+ "org.springframework.boot.data.redis.autoconfigure.DataRedisAutoConfiguration";

	private NoServers() {
	}

}
