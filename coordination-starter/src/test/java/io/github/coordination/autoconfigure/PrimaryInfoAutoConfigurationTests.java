/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.autoconfigure;

import org.junit.jupiter.api.Test;
import org.springframework.boot.actuate.info.Info;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.context.LifecycleAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import io.github.coordination.election.EngineStatus;
import io.github.coordination.endpoint.PrimaryInfoContributor;
import io.github.coordination.lease.LeaseStore;
import io.github.coordination.report.UnreliableStore;

import static org.assertj.core.api.Assertions.assertThat;

class PrimaryInfoAutoConfigurationTests {

	private final ApplicationContextRunner contextRunner = new ApplicationContextRunner()
		.withPropertyValues("spring.application.name=guests")
		.withBean(LeaseStore.class, UnreliableStore::new)
		.withConfiguration(AutoConfigurations.of(CoordinationAutoConfiguration.class, ElectionAutoConfiguration.class,
				LifecycleAutoConfiguration.class, GuardAutoConfiguration.class, PrimaryInfoAutoConfiguration.class));

	@Test
	void contributorTellsTheRole() {
		this.contextRunner.run((context) -> {
			Info.Builder builder = new Info.Builder();
			context.getBean(PrimaryInfoContributor.class).contribute(builder);
			assertThat(builder.build().getDetails()).containsOnlyKeys("primary");
		});
	}

	@Test
	void contributorIsDisabledByProperty() {
		this.contextRunner.withPropertyValues("management.info.primary.enabled=false")
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean(PrimaryInfoContributor.class));
	}

	@Test
	void contributorIsAbsentWithoutElection() {
		this.contextRunner.withPropertyValues("coordination.enabled=false")
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean(PrimaryInfoContributor.class));
	}

	@Test
	void contributorBacksOffWhenUserProvidedBeanIsPresent() {
		this.contextRunner.withUserConfiguration(OwnContributor.class)
			.run((context) -> assertThat(context).hasSingleBean(PrimaryInfoContributor.class).hasBean("own"));
	}

	@Configuration(proxyBeanMethods = false)
	static class OwnContributor {

		@Bean
		PrimaryInfoContributor own(EngineStatus engine) {
			return new PrimaryInfoContributor(engine);
		}

	}

}
