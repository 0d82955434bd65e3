/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.autoconfigure;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;

import io.github.coordination.Worker;
import io.github.coordination.election.ElectionEngine;
import io.github.coordination.guard.takeover.ContextTakeovers;
import io.github.coordination.guard.work.Guards;
import io.github.coordination.lease.LeaseStore;
import io.github.coordination.report.ElectionLogger;
import io.github.coordination.report.PrimaryEventPublisher;
import io.github.coordination.report.StoreScopeWarning;
import io.github.coordination.report.WorkerStartupLogger;

/**
 * Auto-configuration of the log lines and the events.
 *
 * @since 0.1.0
 */
@AutoConfiguration(after = { ElectionAutoConfiguration.class, GuardAutoConfiguration.class })
@ConditionalOnBean(ElectionEngine.class)
public final class ReportAutoConfiguration {

	@Bean
	@ConditionalOnMissingBean
	ElectionLogger electionLogger(LeaseStore store) {
		return new ElectionLogger(store.name(), store.identity());
	}

	@Bean
	@ConditionalOnMissingBean
	PrimaryEventPublisher primaryEventPublisher(ContextTakeovers contexts, Worker worker) {
		return new PrimaryEventPublisher(contexts::publish, worker);
	}

	@Bean
	@ConditionalOnMissingBean
	WorkerStartupLogger workerStartupLogger(ElectionEngine engine, Environment environment) {
		return new WorkerStartupLogger(engine, environment.getProperty(ApplicationName.PROPERTY, "without a name"),
				new StoreScopeWarning(environment).of(engine.store()));
	}

	@Bean
	StartupReport startupReport(WorkerStartupLogger logger, Guards guards) {
		return new StartupReport(logger, guards);
	}

}
