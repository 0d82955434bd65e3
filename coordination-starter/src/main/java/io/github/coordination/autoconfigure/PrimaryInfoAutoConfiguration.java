/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.autoconfigure;

import org.springframework.boot.actuate.autoconfigure.info.ConditionalOnEnabledInfoContributor;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;

import io.github.coordination.election.EngineStatus;
import io.github.coordination.endpoint.PrimaryInfoContributor;

/**
 * Auto-configuration of the part {@code primary} of the info endpoint.
 *
 * @since 0.1.0
 */
@AutoConfiguration(after = ElectionAutoConfiguration.class)
@ConditionalOnClass(ConditionalOnEnabledInfoContributor.class)
@ConditionalOnBean(EngineStatus.class)
@ConditionalOnEnabledInfoContributor("primary")
public final class PrimaryInfoAutoConfiguration {

	@Bean
	@ConditionalOnMissingBean
	PrimaryInfoContributor primaryInfoContributor(EngineStatus engine) {
		return new PrimaryInfoContributor(engine);
	}

}
