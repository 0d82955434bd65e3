/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.autoconfigure;

import java.time.InstantSource;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Lazy;

import io.github.coordination.PrimaryElection;
import io.github.coordination.PrimaryElections;
import io.github.coordination.Worker;

/**
 * Auto-configuration of {@code coordination.enabled=false}: there is no election, every
 * worker does all work, and injection points still work.
 *
 * @since 0.1.0
 */
@AutoConfiguration(after = CoordinationAutoConfiguration.class)
@ConditionalOnBooleanProperty(name = "coordination.enabled", havingValue = false)
public final class EverywhereAutoConfiguration {

	private static final Log logger = LogFactory.getLog(EverywhereAutoConfiguration.class);

	@Bean
	@ConditionalOnMissingBean
	PrimaryElections coordinationElections() {
		return new EverywhereElections(InstantSource.system());
	}

	@Bean
	@ConditionalOnMissingBean
	PrimaryElection primaryElection(PrimaryElections elections) {
		return elections.get(PrimaryElection.DEFAULT_NAME);
	}

	@Bean
	@ConditionalOnMissingBean
	Worker coordinationWorker(PrimaryElections elections) {
		return elections.worker();
	}

	@Bean
	@Lazy(false)
	SmartInitializingSingleton coordinationDisabledWarning() {
		return () -> logger.warn("coordination.enabled is false: there is no election, "
				+ "and every worker does all work that @PrimaryOnly guards elsewhere");
	}

}
