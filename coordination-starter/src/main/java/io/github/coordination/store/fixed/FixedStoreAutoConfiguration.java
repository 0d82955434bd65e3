/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.store.fixed;

import java.time.InstantSource;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;

import io.github.coordination.autoconfigure.ConditionalOnStore;
import io.github.coordination.autoconfigure.CoordinationAutoConfiguration;
import io.github.coordination.autoconfigure.ElectionAutoConfiguration;
import io.github.coordination.autoconfigure.failure.MisconfigurationException;
import io.github.coordination.lease.LeaseStore;

/**
 * Auto-configuration of the fixed store.
 *
 * @since 0.1.0
 */
@AutoConfiguration(after = CoordinationAutoConfiguration.class, before = ElectionAutoConfiguration.class)
@ConditionalOnStore("fixed")
@EnableConfigurationProperties(FixedStoreProperties.class)
public final class FixedStoreAutoConfiguration {

	private static final Log logger = LogFactory.getLog(FixedStoreAutoConfiguration.class);

	@Bean(destroyMethod = "")
	@ConditionalOnMissingBean(LeaseStore.class)
	FixedLeaseStore coordinationFixedStore(FixedStoreProperties properties) {
		Boolean primary = properties.getPrimary();
		if (primary == null) {
			throw new MisconfigurationException(
					"coordination.fixed.primary is not set, but coordination.store is \"fixed\"",
					"set it to true on the one worker that shall be the primary and to false on all others");
		}
		logger.warn("The fixed store has no failover: coordination.fixed.primary=" + primary
				+ " decides alone, nobody takes over, and nothing keeps two workers from both being primary");
		return new FixedLeaseStore(primary, InstantSource.system());
	}

}
