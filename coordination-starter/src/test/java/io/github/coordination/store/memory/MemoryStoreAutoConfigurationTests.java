/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.store.memory;

import java.time.Duration;
import java.time.InstantSource;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import io.github.coordination.PrimaryElection;
import io.github.coordination.autoconfigure.Starter;
import io.github.coordination.lease.LeaseStore;

import static org.assertj.core.api.Assertions.assertThat;

class MemoryStoreAutoConfigurationTests {

	private final ApplicationContextRunner contextRunner = Starter.contextRunner();

	@Test
	void storeIsCreatedWhereItIsChosen() {
		this.contextRunner.run((context) -> assertThat(context).hasSingleBean(MemoryLeaseStore.class));
	}

	@Test
	void storeIsChosenInAnyCase() {
		this.contextRunner.withPropertyValues("coordination.store=MEMORY")
			.run((context) -> assertThat(context).hasSingleBean(MemoryLeaseStore.class));
	}

	@Test
	void storeIsAbsentWhereAnotherIsChosen() {
		this.contextRunner.withPropertyValues("coordination.store=fixed", "coordination.fixed.primary=true")
			.run((context) -> assertThat(context).hasSingleBean(LeaseStore.class)
				.doesNotHaveBean(MemoryLeaseStore.class));
	}

	@Test
	void storeIsAbsentWithoutAnElection() {
		this.contextRunner.withPropertyValues("coordination.enabled=false")
			.run((context) -> assertThat(context).doesNotHaveBean(LeaseStore.class));
	}

	@Test
	void storeBacksOffWhenUserProvidedBeanIsPresent() {
		this.contextRunner.withUserConfiguration(OwnStore.class).run((context) -> {
			assertThat(context).hasSingleBean(LeaseStore.class);
			assertThat(context).hasBean("ownStore");
		});
	}

	@Test
	void everyContextIsPrimaryAtTheSameTime() {
		this.contextRunner.run((first) -> this.contextRunner.run((second) -> {
			Awaitility.await().atMost(Duration.ofSeconds(60)).until(first.getBean(PrimaryElection.class)::isPrimary);
			Awaitility.await().atMost(Duration.ofSeconds(60)).until(second.getBean(PrimaryElection.class)::isPrimary);
			assertThat(first.getBean(PrimaryElection.class).isPrimary()).isTrue();
		}));
	}

	@Configuration(proxyBeanMethods = false)
	static class OwnStore {

		@Bean
		LeaseStore ownStore() {
			return new MemoryLeaseStore(InstantSource.system());
		}

	}

}
