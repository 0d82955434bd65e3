/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.store.fixed;

import java.time.Duration;
import java.time.InstantSource;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import io.github.coordination.PrimaryElection;
import io.github.coordination.TransitionCause;
import io.github.coordination.autoconfigure.Starter;
import io.github.coordination.election.EngineStatus;
import io.github.coordination.election.LeaseElection;
import io.github.coordination.lease.LeaseStore;
import io.github.coordination.store.memory.MemoryLeaseStore;

import static org.assertj.core.api.Assertions.assertThat;

@ExtendWith(OutputCaptureExtension.class)
class FixedStoreAutoConfigurationTests {

	private static final String WARNING = "The fixed store has no failover: coordination.fixed.primary=";

	private final ApplicationContextRunner contextRunner = Starter.contextRunner()
		.withPropertyValues("coordination.store=fixed");

	@Test
	void workerIsPrimaryIfThePropertySaysSo(CapturedOutput output) {
		this.contextRunner.withPropertyValues("coordination.fixed.primary=true").run((context) -> {
			Awaitility.await().atMost(Duration.ofSeconds(60)).until(context.getBean(PrimaryElection.class)::isPrimary);
			assertThat(output).containsOnlyOnce(WARNING + "true decides alone");
		});
	}

	@Test
	void primaryStandsAgainAfterItResigned() {
		this.contextRunner
			.withPropertyValues("coordination.fixed.primary=true", "coordination.primary.lease=1500ms",
					"coordination.primary.renew=50ms")
			.run((context) -> {
				LeaseElection election = (LeaseElection) context.getBean(PrimaryElection.class);
				Awaitility.await().atMost(Duration.ofSeconds(60)).until(election::isPrimary);
				long epoch = election.epoch();
				election.resign();
				Awaitility.await()
					.atMost(Duration.ofSeconds(60))
					.until(() -> election.transitions(TransitionCause.RESIGNED) == 1);
				Awaitility.await().atMost(Duration.ofSeconds(60)).until(election::isPrimary);
				assertThat(election.epoch()).isGreaterThan(epoch);
			});
	}

	@Test
	void workerIsSecondaryForGoodIfThePropertySaysSo(CapturedOutput output) {
		this.contextRunner
			.withPropertyValues("coordination.fixed.primary=false", "coordination.primary.lease=600ms",
					"coordination.primary.guard=50ms")
			.run((context) -> {
				LeaseElection election = (LeaseElection) context.getBean(PrimaryElection.class);
				assertThat(election.awaitFirstOutcome(Duration.ofSeconds(60))).isTrue();
				Awaitility.await()
					.during(Duration.ofMillis(1500))
					.atMost(Duration.ofSeconds(60))
					.until(() -> !election.isPrimary() && election.transitions().isEmpty());
				assertThat(context.getBean(EngineStatus.class).store().reachable()).isTrue();
				assertThat(output).containsOnlyOnce(WARNING + "false decides alone");
			});
	}

	@Test
	void workerWithoutThePropertyDoesNotStart() {
		this.contextRunner.run((context) -> assertThat(context).getFailure()
			.hasMessageContaining("coordination.fixed.primary is not set, but coordination.store is \"fixed\": "
					+ "set it to true on the one worker that shall be the primary and to false on all others."));
	}

	@Test
	void storeIsAbsentWhereAnotherIsChosen() {
		this.contextRunner.withPropertyValues("coordination.store=memory")
			.run((context) -> assertThat(context).doesNotHaveBean(FixedLeaseStore.class));
	}

	@Test
	void storeIsAbsentWithoutAnElection() {
		this.contextRunner.withPropertyValues("coordination.enabled=false")
			.run((context) -> assertThat(context).doesNotHaveBean(LeaseStore.class));
	}

	@Test
	void storeBacksOffWhenUserProvidedBeanIsPresent() {
		this.contextRunner.withUserConfiguration(OwnStore.class)
			.run((context) -> assertThat(context).doesNotHaveBean(FixedLeaseStore.class));
	}

	@Configuration(proxyBeanMethods = false)
	static class OwnStore {

		@Bean
		LeaseStore ownStore() {
			return new MemoryLeaseStore(InstantSource.system());
		}

	}

}
