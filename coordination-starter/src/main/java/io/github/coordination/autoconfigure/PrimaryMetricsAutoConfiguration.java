/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.autoconfigure;

import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;

import io.github.coordination.election.EngineStatus;
import io.github.coordination.metrics.PrimaryMeters;
import io.github.coordination.report.AnyElectionListener;

/**
 * Auto-configuration of the meters {@code coordination.primary.*}.
 *
 * @since 0.1.0
 */
@AutoConfiguration(after = ElectionAutoConfiguration.class,
		afterName = "org.springframework.boot.micrometer.metrics.autoconfigure.CompositeMeterRegistryAutoConfiguration")
@ConditionalOnClass(MeterRegistry.class)
@ConditionalOnBean({ EngineStatus.class, MeterRegistry.class })
public final class PrimaryMetricsAutoConfiguration {

	@Bean
	@ConditionalOnMissingBean
	PrimaryMeters primaryMeters(ObjectProvider<EngineStatus> engine) {
		return new PrimaryMeters(engine::getObject);
	}

	@Bean
	AnyElectionListener primaryMetersRefresher(PrimaryMeters meters) {
		return new AnyElectionListener(meters::refresh);
	}

}
