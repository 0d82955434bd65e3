/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.autoconfigure;

import java.time.Clock;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.availability.ApplicationAvailabilityAutoConfiguration;
import org.springframework.boot.autoconfigure.context.LifecycleAutoConfiguration;
import org.springframework.boot.health.actuate.endpoint.CompositeHealthDescriptor;
import org.springframework.boot.health.actuate.endpoint.HealthEndpoint;
import org.springframework.boot.health.actuate.endpoint.HealthEndpointGroups;
import org.springframework.boot.health.actuate.endpoint.IndicatedHealthDescriptor;
import org.springframework.boot.health.autoconfigure.actuate.endpoint.AvailabilityProbesAutoConfiguration;
import org.springframework.boot.health.autoconfigure.actuate.endpoint.HealthEndpointAutoConfiguration;
import org.springframework.boot.health.autoconfigure.application.AvailabilityHealthContributorAutoConfiguration;
import org.springframework.boot.health.autoconfigure.contributor.HealthContributorAutoConfiguration;
import org.springframework.boot.health.autoconfigure.registry.HealthContributorRegistryAutoConfiguration;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;
import org.springframework.boot.test.context.assertj.AssertableApplicationContext;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import io.github.coordination.PrimaryElection;
import io.github.coordination.WorkerRole;
import io.github.coordination.election.EngineStatus;
import io.github.coordination.health.PrimaryHealthIndicator;
import io.github.coordination.health.WorkerHealthGroupsPostProcessor;
import io.github.coordination.lease.LeaseStore;
import io.github.coordination.lease.Scope;
import io.github.coordination.report.TestWorker;
import io.github.coordination.report.UnreliableStore;
import io.github.coordination.store.memory.MemoryLeaseStore;

import static org.assertj.core.api.Assertions.assertThat;

class PrimaryHealthAutoConfigurationTests {

	private final UnreliableStore store = new UnreliableStore();

	private final ApplicationContextRunner contextRunner = new ApplicationContextRunner()
		.withPropertyValues("spring.application.name=guests", "coordination.primary.lease=2m")
		.withConfiguration(AutoConfigurations.of(CoordinationAutoConfiguration.class, ElectionAutoConfiguration.class,
				LifecycleAutoConfiguration.class, GuardAutoConfiguration.class, PrimaryHealthAutoConfiguration.class,
				HealthContributorAutoConfiguration.class, HealthContributorRegistryAutoConfiguration.class,
				HealthEndpointAutoConfiguration.class, AvailabilityProbesAutoConfiguration.class,
				ApplicationAvailabilityAutoConfiguration.class, AvailabilityHealthContributorAutoConfiguration.class));

	private final ApplicationContextRunner withStore = this.contextRunner.withBean(LeaseStore.class, () -> this.store);

	@Test
	void workerIsUpAndShowsItsRole() {
		this.withStore.run((context) -> {
			TestWorker.await(() -> context.getBean(PrimaryElection.class).isPrimary());
			IndicatedHealthDescriptor health = health(context, "primary");
			assertThat(health.getStatus()).isEqualTo(Status.UP);
			assertThat(health.getDetails()).containsEntry("role", WorkerRole.PRIMARY)
				.containsOnlyKeys("role", "since", "store");
		});
	}

	@Test
	void groupWorkerHasTheRoleAlone() {
		this.withStore.run((context) -> {
			CompositeHealthDescriptor health = (CompositeHealthDescriptor) context.getBean(HealthEndpoint.class)
				.healthForPath("worker");
			assertThat(health.getComponents()).containsOnlyKeys("primary");
			assertThat(groups(context).getNames()).containsExactlyInAnyOrder("liveness", "readiness", "worker");
		});
	}

	@Test
	void groupWorkerOfTheUserWins() {
		this.withStore.withPropertyValues("management.endpoint.health.group.worker.include=ping").run((context) -> {
			CompositeHealthDescriptor health = (CompositeHealthDescriptor) context.getBean(HealthEndpoint.class)
				.healthForPath("worker");
			assertThat(health.getComponents()).containsOnlyKeys("ping");
		});
	}

	@ParameterizedTest
	@ValueSource(booleans = { true, false })
	void groupWorkerComesWithOrWithoutProbes(boolean probes) {
		this.withStore.withPropertyValues("management.endpoint.health.probes.enabled=" + probes).run((context) -> {
			assertThat(context).hasNotFailed();
			assertThat(groups(context).getNames()).contains("worker");
			assertThat(groups(context).getNames().contains("liveness")).isEqualTo(probes);
		});
	}

	@Test
	void storeOutOfReachIsUnknownByDefault() {
		this.store.setDown(true);
		this.withStore.run((context) -> assertThatStatusBecomes(context, "UNKNOWN"));
	}

	@ParameterizedTest
	@CsvSource({ "up, UP", "out-of-service, OUT_OF_SERVICE", "down, DOWN", "unknown, UNKNOWN" })
	void storeOutOfReachIsTheStatusOfChoice(String choice, String status) {
		this.store.setDown(true);
		this.withStore.withPropertyValues("coordination.primary.health.unreachable-status=" + choice)
			.run((context) -> assertThatStatusBecomes(context, status));
	}

	@Test
	void unknownStatusOfChoiceStopsTheStart() {
		this.withStore.withPropertyValues("coordination.primary.health.unreachable-status=red")
			.run((context) -> assertThat(context).getFailure()
				.rootCause()
				.hasMessageContaining("UnreachableStatus")
				.hasMessageContaining("red"));
	}

	@Test
	void storeOfOneHostOnKubernetesIsWarnedAbout() {
		this.contextRunner.withBean(LeaseStore.class, HostStore::new)
			.withPropertyValues("spring.main.cloud-platform=kubernetes")
			.run((context) -> assertThat(health(context, "primary").getDetails()).hasEntrySatisfying("warning",
					(warning) -> assertThat(warning).asString().contains("Kubernetes", "coordination.store")));
	}

	@Test
	void indicatorIsDisabledByProperty() {
		this.withStore.withPropertyValues("management.health.primary.enabled=false")
			.run((context) -> assertThat(context).hasNotFailed()
				.hasSingleBean(EngineStatus.class)
				.doesNotHaveBean(PrimaryHealthIndicator.class)
				.doesNotHaveBean(WorkerHealthGroupsPostProcessor.class));
	}

	@Test
	void indicatorIsAbsentWithoutElection() {
		this.withStore.withPropertyValues("coordination.enabled=false")
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean(PrimaryHealthIndicator.class));
		new ApplicationContextRunner().withConfiguration(AutoConfigurations.of(PrimaryHealthAutoConfiguration.class))
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean(PrimaryHealthIndicator.class));
	}

	@Test
	void indicatorBacksOffWhenUserProvidedBeanIsPresent() {
		this.withStore.withUserConfiguration(OwnIndicator.class).run((context) -> {
			assertThat(context).doesNotHaveBean(PrimaryHealthIndicator.class);
			assertThat(health(context, "primary").getDetails()).isEqualTo(Map.of("own", true));
			assertThat(groups(context).getNames()).contains("worker");
		});
	}

	private static void assertThatStatusBecomes(AssertableApplicationContext context, String status) {
		TestWorker.await(() -> !context.getBean(EngineStatus.class).store().reachable());
		assertThat(health(context, "primary").getStatus().getCode()).isEqualTo(status);
	}

	private static IndicatedHealthDescriptor health(AssertableApplicationContext context, String path) {
		return (IndicatedHealthDescriptor) context.getBean(HealthEndpoint.class).healthForPath(path);
	}

	private static HealthEndpointGroups groups(AssertableApplicationContext context) {
		return context.getBean(HealthEndpointGroups.class);
	}

	private static final class HostStore extends MemoryLeaseStore {

		HostStore() {
			super(Clock.systemUTC());
		}

		@Override
		public Scope scope() {
			return Scope.HOST;
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class OwnIndicator {

		@Bean
		HealthIndicator primaryHealthIndicator() {
			return () -> Health.up().withDetail("own", true).build();
		}

	}

}
