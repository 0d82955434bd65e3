/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.autoconfigure;

import java.util.function.Supplier;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.context.LifecycleAutoConfiguration;
import org.springframework.boot.micrometer.metrics.autoconfigure.CompositeMeterRegistryAutoConfiguration;
import org.springframework.boot.micrometer.metrics.autoconfigure.MetricsAutoConfiguration;
import org.springframework.boot.micrometer.metrics.autoconfigure.export.simple.SimpleMetricsExportAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import io.github.coordination.PrimaryElection;
import io.github.coordination.PrimaryElections;
import io.github.coordination.election.EngineStatus;
import io.github.coordination.lease.LeaseStore;
import io.github.coordination.metrics.PrimaryMeters;
import io.github.coordination.report.TestWorker;
import io.github.coordination.report.UnreliableStore;

import static org.assertj.core.api.Assertions.assertThat;

class PrimaryMetricsAutoConfigurationTests {

	private final ApplicationContextRunner withoutRegistry = new ApplicationContextRunner()
		.withPropertyValues("spring.application.name=guests")
		.withBean(LeaseStore.class, UnreliableStore::new)
		.withConfiguration(AutoConfigurations.of(CoordinationAutoConfiguration.class, ElectionAutoConfiguration.class,
				LifecycleAutoConfiguration.class, GuardAutoConfiguration.class, PrimaryMetricsAutoConfiguration.class));

	private final ApplicationContextRunner contextRunner = this.withoutRegistry
		.withConfiguration(AutoConfigurations.of(MetricsAutoConfiguration.class,
				CompositeMeterRegistryAutoConfiguration.class, SimpleMetricsExportAutoConfiguration.class));

	@Test
	void metersTellTheRole() {
		this.contextRunner.run((context) -> {
			TestWorker.await(() -> context.getBean(PrimaryElection.class).isPrimary());
			assertThat(role(context.getBean(MeterRegistry.class), "primary")).isEqualTo(1);
		});
	}

	@Test
	void electionJoinedLaterHasItsMeters() {
		this.contextRunner.run((context) -> {
			MeterRegistry registry = context.getBean(MeterRegistry.class);
			PrimaryElection reports = context.getBean(PrimaryElections.class).get("reports");
			TestWorker.await(reports::isPrimary);
			TestWorker
				.await(() -> registry.find("coordination.primary.role").tag("election", "reports").gauge() != null);
			assertThat(role(registry, "reports")).isEqualTo(1);
		});
	}

	@Test
	void metersAreDisabledByProperty() {
		this.contextRunner.withPropertyValues("management.metrics.enable.coordination=false")
			.run((context) -> assertThat(
					context.getBean(MeterRegistry.class).find("coordination.primary.role").meters())
				.isEmpty());
	}

	@Test
	void metersAreAbsentWithoutElectionOrRegistry() {
		this.contextRunner.withPropertyValues("coordination.enabled=false")
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean(PrimaryMeters.class));
		this.withoutRegistry.run((context) -> assertThat(context).hasNotFailed()
			.hasSingleBean(EngineStatus.class)
			.doesNotHaveBean(PrimaryMeters.class));
	}

	@Test
	void metersBackOffWhenUserProvidedBeanIsPresent() {
		this.contextRunner.withUserConfiguration(OwnMeters.class)
			.run((context) -> assertThat(context).hasSingleBean(PrimaryMeters.class).hasBean("own"));
	}

	@Test
	void metersUseTheRegistryOfTheUser() {
		this.withoutRegistry.withConfiguration(AutoConfigurations.of(MetricsAutoConfiguration.class))
			.withBean(SimpleMeterRegistry.class, (Supplier<SimpleMeterRegistry>) SimpleMeterRegistry::new)
			.run((context) -> assertThat(
					context.getBean(SimpleMeterRegistry.class).find("coordination.primary.role").gauge())
				.isNotNull());
	}

	private static double role(MeterRegistry registry, String election) {
		return registry.get("coordination.primary.role").tag("election", election).gauge().value();
	}

	@Configuration(proxyBeanMethods = false)
	static class OwnMeters {

		@Bean
		PrimaryMeters own(EngineStatus engine) {
			return new PrimaryMeters(() -> engine);
		}

	}

}
