/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.autoconfigure;

import org.springframework.boot.actuate.autoconfigure.endpoint.condition.ConditionalOnAvailableEndpoint;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;

import io.github.coordination.PrimaryElections;
import io.github.coordination.election.EngineStatus;
import io.github.coordination.endpoint.PrimaryEndpoint;
import io.github.coordination.endpoint.PrimaryEndpointWebExtension;

/**
 * Auto-configuration of the endpoint {@code primary}.
 *
 * @since 0.1.0
 */
@AutoConfiguration(after = ElectionAutoConfiguration.class)
@ConditionalOnClass(ConditionalOnAvailableEndpoint.class)
@ConditionalOnBean({ EngineStatus.class, PrimaryElections.class })
@ConditionalOnAvailableEndpoint(PrimaryEndpoint.class)
public final class PrimaryEndpointAutoConfiguration {

	@Bean
	@ConditionalOnMissingBean
	PrimaryEndpoint primaryEndpoint(EngineStatus engine, PrimaryElections elections) {
		return new PrimaryEndpoint(engine, elections);
	}

	@Bean
	@ConditionalOnMissingBean
	PrimaryEndpointWebExtension primaryEndpointWebExtension(PrimaryEndpoint endpoint) {
		return new PrimaryEndpointWebExtension(endpoint);
	}

}
