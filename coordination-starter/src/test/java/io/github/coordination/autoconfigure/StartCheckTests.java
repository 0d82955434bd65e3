/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.autoconfigure;

import java.time.Duration;

import org.junit.jupiter.api.Test;
import org.springframework.boot.LazyInitializationBeanFactoryPostProcessor;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.context.LifecycleAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import io.github.coordination.election.core.InvalidTimingException;
import io.github.coordination.election.core.Timings;
import io.github.coordination.store.memory.MemoryStoreAutoConfiguration;

import static org.assertj.core.api.Assertions.assertThat;

class StartCheckTests {

	private final ApplicationContextRunner framework = new ApplicationContextRunner()
		.withConfiguration(
				AutoConfigurations.of(CoordinationAutoConfiguration.class, MemoryStoreAutoConfiguration.class))
		.withUserConfiguration(TenSecondsLease.class)
		.withPropertyValues("coordination.store=memory");

	private final ApplicationContextRunner boot = this.framework
		.withConfiguration(AutoConfigurations.of(LifecycleAutoConfiguration.class));

	@Test
	void defaultDrainFitsBootsShutdown() {
		this.boot.run((context) -> assertThat(context).hasNotFailed());
	}

	@Test
	void drainHasToEndOneRequestBeforeBootsShutdownDoes() {
		this.boot.withPropertyValues("coordination.primary.drain-timeout=27999ms")
			.run((context) -> assertThat(context).hasNotFailed());
		this.boot.withPropertyValues("coordination.primary.drain-timeout=28s")
			.run((context) -> assertThat(context).getFailure().isInstanceOf(InvalidTimingException.class));
	}

	@Test
	void longerShutdownGivesRoomForALongerDrain() {
		this.boot
			.withPropertyValues("coordination.primary.drain-timeout=1m",
					"spring.lifecycle.timeout-per-shutdown-phase=63s")
			.run((context) -> assertThat(context).hasNotFailed());
	}

	@Test
	void defaultDrainDoesNotFitTheFrameworksOwnShutdown() {
		this.framework.run((context) -> assertThat(context).getFailure()
			.hasMessageContaining("not below the 10000 ms of spring.lifecycle.timeout-per-shutdown-phase"));
		this.framework.withPropertyValues("coordination.primary.drain-timeout=7s")
			.run((context) -> assertThat(context).hasNotFailed());
	}

	@Test
	void lazyInitializationDoesNotSkipTheCheck() {
		this.boot
			.withInitializer(
					(context) -> context.addBeanFactoryPostProcessor(new LazyInitializationBeanFactoryPostProcessor()))
			.withPropertyValues("coordination.primary.drain-timeout=28s")
			.run((context) -> assertThat(context).getFailure().isInstanceOf(InvalidTimingException.class));
	}

	@Test
	void nothingIsCheckedWithoutAnElection() {
		this.boot.withPropertyValues("coordination.enabled=false", "spring.application.name=../x")
			.withUserConfiguration(TenSecondsLease.class)
			.run((context) -> assertThat(context).hasFailed());
		new ApplicationContextRunner().withConfiguration(AutoConfigurations.of(CoordinationAutoConfiguration.class))
			.withPropertyValues("coordination.enabled=false", "spring.application.name=../x")
			.run((context) -> assertThat(context).hasNotFailed());
	}

	@Configuration(proxyBeanMethods = false)
	static class TenSecondsLease {

		@Bean
		Timings timings() {
			return Timings.of(Duration.ofSeconds(10), null, null, null, Timings.DEFAULT_DRIFT);
		}

	}

}
