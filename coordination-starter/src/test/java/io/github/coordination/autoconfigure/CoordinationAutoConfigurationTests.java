/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.autoconfigure;

import org.junit.jupiter.api.Test;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import io.github.coordination.autoconfigure.failure.MisconfigurationException;
import io.github.coordination.lease.InvalidNameException;
import io.github.coordination.lease.LeaseStore;

import static org.assertj.core.api.Assertions.assertThat;

class CoordinationAutoConfigurationTests {

	private final ApplicationContextRunner contextRunner = Starter.contextRunner();

	@Test
	void applicationIsNamedByItsProperty() {
		this.contextRunner.withPropertyValues("spring.application.name=orders")
			.run((context) -> assertThat(context.getBean(ApplicationName.class).value()).isEqualTo("orders"));
	}

	@Test
	void applicationIsNamedByItsBootClassWithoutTheProperty() {
		this.contextRunner.withUserConfiguration(Orders.class)
			.run((context) -> assertThat(context.getBean(ApplicationName.class).value()).startsWith("Orders-"));
	}

	@Test
	void applicationNameBacksOffWhenUserProvidedBeanIsPresent() {
		this.contextRunner.withUserConfiguration(OwnName.class)
			.run((context) -> assertThat(context.getBean(ApplicationName.class).value()).isEqualTo("own"));
	}

	@Test
	void applicationWithoutAnyNameStartsUntilAStoreAsksForIt() {
		this.contextRunner.run((context) -> {
			assertThat(context).hasNotFailed();
			assertThat(context.getBeanFactory().containsSingleton("coordinationApplicationName")).isFalse();
		});
	}

	@Test
	void applicationWithABadNameDoesNotStartWhateverTheStore() {
		this.contextRunner.withPropertyValues("spring.application.name=../orders")
			.run((context) -> assertThat(context).getFailure()
				.isInstanceOf(InvalidNameException.class)
				.hasMessageStartingWith("spring.application.name is \"../orders\": use 1 to 64"));
	}

	@Test
	void badNameIsNoErrorWithoutAnElection() {
		this.contextRunner.withPropertyValues("spring.application.name=../orders", "coordination.enabled=false")
			.run((context) -> assertThat(context).hasNotFailed());
	}

	@Test
	void applicationWithoutAStoreDoesNotStart() {
		new ApplicationContextRunner().withConfiguration(AutoConfigurations.of(CoordinationAutoConfiguration.class))
			.run((context) -> assertThat(context).getFailure()
				.isInstanceOf(MisconfigurationException.class)
				.hasMessageStartingWith("There is no store"));
	}

	@Test
	void everythingWorksWithoutSpringTest() {
		this.contextRunner.withClassLoader(new FilteredClassLoader("org.springframework.test")).run((context) -> {
			assertThat(context).hasNotFailed();
			assertThat(context).hasSingleBean(LeaseStore.class).hasBean("primaryElections");
		});
	}

	@Configuration(proxyBeanMethods = false)
	static class OwnName {

		@Bean
		ApplicationName ownName() {
			return new ApplicationName("own");
		}

	}

	@SpringBootConfiguration
	static class Orders {

	}

}
