/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.sample.election;

import org.springframework.boot.data.redis.autoconfigure.DataRedisAutoConfiguration;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

import io.github.coordination.autoconfigure.ConditionalOnStore;

/**
 * The Redis of {@code spring.data.redis.*}. The sample itself has no use for one: there
 * is a client only where the election needs it.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnStore("redis")
@Import(DataRedisAutoConfiguration.class)
class ElectionRedis {

}
