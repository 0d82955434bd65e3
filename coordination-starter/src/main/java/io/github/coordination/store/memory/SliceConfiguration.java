/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.store.memory;

import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.autoconfigure.context.LifecycleAutoConfiguration;
import org.springframework.context.annotation.Configuration;

import io.github.coordination.autoconfigure.CoordinationAutoConfiguration;
import io.github.coordination.autoconfigure.ElectionAutoConfiguration;
import io.github.coordination.autoconfigure.EverywhereAutoConfiguration;
import io.github.coordination.autoconfigure.FenceAutoConfiguration;
import io.github.coordination.autoconfigure.GuardAutoConfiguration;
import io.github.coordination.autoconfigure.ReportAutoConfiguration;

/**
 * The election and the guard of a slice, such as {@code @WebMvcTest}: a test for which
 * Boot's test framework turns auto-configuration off and chooses by itself. Boot's own
 * time for a shutdown belongs to it, or a hand-over would not fit in.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty(name = EnableAutoConfiguration.ENABLED_OVERRIDE_PROPERTY, havingValue = "false")
@ImportAutoConfiguration({ CoordinationAutoConfiguration.class, ElectionAutoConfiguration.class,
		EverywhereAutoConfiguration.class, FenceAutoConfiguration.class, GuardAutoConfiguration.class,
		LifecycleAutoConfiguration.class, MemoryStoreAutoConfiguration.class, ReportAutoConfiguration.class,
		TestElectionAutoConfiguration.class })
class SliceConfiguration {

}
