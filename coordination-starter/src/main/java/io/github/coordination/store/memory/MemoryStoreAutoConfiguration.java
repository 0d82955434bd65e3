/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.store.memory;

import java.time.InstantSource;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;

import io.github.coordination.autoconfigure.ConditionalOnStore;
import io.github.coordination.autoconfigure.CoordinationAutoConfiguration;
import io.github.coordination.autoconfigure.ElectionAutoConfiguration;
import io.github.coordination.lease.LeaseStore;

/**
 * Auto-configuration of the store in the JVM. Each application context has its own, so
 * each is primary: for tests.
 *
 * @since 0.1.0
 */
@AutoConfiguration(after = CoordinationAutoConfiguration.class, before = ElectionAutoConfiguration.class)
@ConditionalOnStore("memory")
@EnableConfigurationProperties(MemoryStoreProperties.class)
public final class MemoryStoreAutoConfiguration {

	@Bean(destroyMethod = "")
	@ConditionalOnMissingBean(LeaseStore.class)
	MemoryLeaseStore coordinationMemoryStore() {
		return new MemoryLeaseStore(InstantSource.system());
	}

}
