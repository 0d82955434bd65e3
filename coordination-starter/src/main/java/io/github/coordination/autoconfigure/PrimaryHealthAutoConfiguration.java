/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.autoconfigure;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.health.autoconfigure.contributor.ConditionalOnEnabledHealthIndicator;
import org.springframework.boot.health.contributor.Status;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;

import io.github.coordination.election.EngineStatus;
import io.github.coordination.health.PrimaryHealthIndicator;
import io.github.coordination.health.WorkerHealthGroupsPostProcessor;
import io.github.coordination.report.StoreScopeWarning;

/**
 * Auto-configuration of the health contributor {@code primary} and of the health group
 * {@code worker}, which shows it to everybody.
 *
 * @since 0.1.0
 */
@AutoConfiguration(after = ElectionAutoConfiguration.class,
		beforeName = "org.springframework.boot.health.autoconfigure.contributor.HealthContributorAutoConfiguration")
@ConditionalOnClass(ConditionalOnEnabledHealthIndicator.class)
@ConditionalOnBean(EngineStatus.class)
@ConditionalOnEnabledHealthIndicator(PrimaryHealthAutoConfiguration.CONTRIBUTOR)
@EnableConfigurationProperties(PrimaryProperties.class)
public final class PrimaryHealthAutoConfiguration {

	static final String CONTRIBUTOR = "primary";

	@Bean
	@ConditionalOnMissingBean(name = { "primaryHealthIndicator", "primaryHealthContributor" })
	PrimaryHealthIndicator primaryHealthIndicator(EngineStatus engine, PrimaryProperties properties,
			Environment environment) {
		Status whenUnreachable = new Status(properties.getHealth().getUnreachableStatus().name());
		return new PrimaryHealthIndicator(engine, whenUnreachable,
				new StoreScopeWarning(environment).of(engine.store()));
	}

	@Bean
	@ConditionalOnMissingBean
	static WorkerHealthGroupsPostProcessor workerHealthGroupsPostProcessor() {
		return new WorkerHealthGroupsPostProcessor(CONTRIBUTOR);
	}

}
