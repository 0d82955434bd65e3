/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.autoconfigure;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.UUID;

import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Fallback;
import org.springframework.context.annotation.Primary;
import org.springframework.core.env.ConfigurableEnvironment;

import io.github.coordination.PrimaryElection;
import io.github.coordination.PrimaryElections;
import io.github.coordination.Worker;
import io.github.coordination.election.ElectionEngine;
import io.github.coordination.election.ElectionListener;
import io.github.coordination.election.EngineSettings;
import io.github.coordination.election.TermWork;
import io.github.coordination.election.core.Timings;
import io.github.coordination.lease.LeaseStore;
import io.github.coordination.report.ElectionListeners;

/**
 * Auto-configuration of the engine on whichever store is configured, and of the elections
 * that users inject.
 *
 * @since 0.1.0
 */
@AutoConfiguration
@ConditionalOnBooleanProperty(name = "coordination.enabled", matchIfMissing = true)
@ConditionalOnBean(LeaseStore.class)
@EnableConfigurationProperties(PrimaryProperties.class)
public final class ElectionAutoConfiguration {

	@Bean
	@ConditionalOnMissingBean
	Worker coordinationWorker() {
		return new Worker(UUID.randomUUID().toString(), hostName(), ProcessHandle.current().pid());
	}

	@Bean
	@ConditionalOnMissingBean
	Timings coordinationTimings(PrimaryProperties properties, LeaseStore store) {
		return properties.timings(store.defaults());
	}

	@Bean(destroyMethod = "close")
	@Fallback
	@ConditionalOnMissingBean
	ElectionEngine electionEngine(LeaseStore store, Timings timings, Worker worker, PrimaryProperties properties,
			TermWork work, ObjectProvider<ElectionListener> listeners) {
		ElectionListeners listener = new ElectionListeners(() -> listeners.orderedStream().toList());
		return new ElectionEngine(store, timings, worker,
				new EngineSettings(properties.getDrainTimeout(), work, listener));
	}

	@Bean
	BrokenStoreCheck brokenStoreCheck(ApplicationContext context, ElectionEngine engine, Timings timings,
			PrimaryProperties properties) {
		Duration firstOutcome = properties.firstOutcomeTimeout(timings);
		return new BrokenStoreCheck(context, engine,
				(firstOutcome.compareTo(timings.requestTimeout()) < 0) ? firstOutcome : timings.requestTimeout());
	}

	/**
	 * A bean beside the engine, so that a mock in a test takes its place and not that of
	 * the engine, which the guards need.
	 */
	@Bean
	@Primary
	@ConditionalOnMissingBean(value = PrimaryElections.class, ignored = ElectionEngine.class)
	PrimaryElections primaryElections(ElectionEngine engine) {
		return new InjectedElections(engine);
	}

	/**
	 * A mock of the elections knows none unless it is told to.
	 */
	@Bean
	@ConditionalOnMissingBean
	PrimaryElection primaryElection(PrimaryElections elections, ElectionEngine engine) {
		PrimaryElection known = elections.get(PrimaryElection.DEFAULT_NAME);
		return (known != null) ? known : engine.get(PrimaryElection.DEFAULT_NAME);
	}

	@Bean
	NamedBeansCheck namedBeansCheck(PrimaryProperties properties, ListableBeanFactory beanFactory,
			ConfigurableEnvironment environment) {
		return new NamedBeansCheck(properties, beanFactory, environment);
	}

	private static String hostName() {
		try {
			return InetAddress.getLocalHost().getHostName();
		}
		catch (UnknownHostException ex) {
			return "localhost";
		}
	}

}
