/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.store.redis;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Properties of the Redis store. Where it connects to is said by the application's own
 * connection factory, spring.data.redis.
 */
@ConfigurationProperties(value = "coordination.redis", ignoreUnknownFields = false)
class RedisStoreProperties {

	/**
	 * Name of the LettuceConnectionFactory bean that says which Redis to use, where there
	 * are several. The store opens connections of its own.
	 */
	private @Nullable String connectionFactory;

	/**
	 * Number of replicas that have to acknowledge a grant or a renewal within half of the
	 * request timeout. With fewer acknowledgements the outcome counts as unknown.
	 */
	private int waitReplicas;

	public @Nullable String getConnectionFactory() {
		return this.connectionFactory;
	}

	public void setConnectionFactory(@Nullable String connectionFactory) {
		this.connectionFactory = connectionFactory;
	}

	public int getWaitReplicas() {
		return this.waitReplicas;
	}

	public void setWaitReplicas(int waitReplicas) {
		this.waitReplicas = waitReplicas;
	}

}
