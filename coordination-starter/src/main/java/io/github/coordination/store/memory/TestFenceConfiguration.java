/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.store.memory;

import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.context.annotation.Configuration;

import io.github.coordination.autoconfigure.TestFenceAutoConfiguration;

/**
 * What every test context gets for {@code @PrimaryOnly(fenced = true)}.
 */
@Configuration(proxyBeanMethods = false)
@ImportAutoConfiguration(TestFenceAutoConfiguration.class)
class TestFenceConfiguration {

}
