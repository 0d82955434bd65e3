/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.autoconfigure.check;

import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.context.properties.bind.UnboundConfigurationPropertiesException;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.PropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

import io.github.coordination.autoconfigure.PrimaryProperties;
import io.github.coordination.autoconfigure.Starter;
import io.github.coordination.autoconfigure.failure.MisconfigurationException;

import static org.assertj.core.api.Assertions.assertThat;

@ExtendWith(OutputCaptureExtension.class)
class ConfigurationCheckTests {

	private static final String VARIABLES = StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME;

	private final ApplicationContextRunner contextRunner = Starter.contextRunner();

	@Test
	void unknownSegmentInTheSystemPropertiesIsRefused() {
		this.contextRunner.withSystemProperties("coordination.prinary.lease=9s")
			.run((context) -> assertThat(context).getFailure()
				.isInstanceOf(MisconfigurationException.class)
				.hasMessageContaining("from property source \"systemProperties\"")
				.hasMessageContaining("use coordination.primary.lease"));
	}

	@Test
	void unknownKeyInTheSystemPropertiesIsRefused() {
		this.contextRunner.withSystemProperties("coordination.primary.leese=9s")
			.run((context) -> assertThat(context).getFailure()
				.rootCause()
				.isInstanceOf(UnboundConfigurationPropertiesException.class)
				.hasMessageContaining("coordination.primary.leese"));
	}

	@Test
	void knownKeyInTheSystemPropertiesIsUsedInAnyForm() {
		this.contextRunner.withSystemProperties("coordination.Primary.drainTimeout=9s")
			.run((context) -> assertThat(context.getBean(PrimaryProperties.class).getDrainTimeout()).hasSeconds(9));
	}

	@Test
	void unknownKeyOfAPropertySourceAnnotationIsRefused() {
		this.contextRunner.withUserConfiguration(WithPropertySource.class)
			.run((context) -> assertThat(context).getFailure()
				.isInstanceOf(MisconfigurationException.class)
				.hasMessageStartingWith("coordination.from-annotation"));
	}

	@Test
	void environmentVariableIsUsed() {
		this.contextRunner.withInitializer(variables("COORDINATION_PRIMARY_DRAINTIMEOUT", "9s"))
			.run((context) -> assertThat(context.getBean(PrimaryProperties.class).getDrainTimeout()).hasSeconds(9));
	}

	@Test
	void badValueInAnEnvironmentVariableIsRefused() {
		this.contextRunner.withInitializer(variables("COORDINATION_PRIMARY_LEASE", "garbage"))
			.run((context) -> assertThat(context).hasFailed());
	}

	@Test
	void unknownEnvironmentVariableIsWarnedAboutOnce(CapturedOutput output) {
		this.contextRunner.withInitializer(variables("COORDINATION_SERVICE_HOST", "10.0.0.1")).run((context) -> {
			assertThat(context).hasNotFailed();
			assertThat(output).containsOnlyOnce(
					"Ignored environment variables that are no settings of coordination: COORDINATION_SERVICE_HOST");
		});
	}

	@Test
	void knownEnvironmentVariableIsNotWarnedAbout(CapturedOutput output) {
		this.contextRunner.withInitializer(variables("COORDINATION_PRIMARY_HEALTH_UNREACHABLE_STATUS", "DOWN"))
			.run((context) -> {
				assertThat(context).hasNotFailed();
				assertThat(output).doesNotContain("Ignored environment variables");
			});
	}

	@Test
	void deeperSegmentThatKubernetesInjectsIsNoError() {
		this.contextRunner.withInitializer(variables("COORDINATION_PRIMARY_SERVICE_HOST", "10.0.0.1"))
			.run((context) -> assertThat(context).hasNotFailed());
	}

	@Test
	void keysAreCheckedWithoutAnElectionToo() {
		this.contextRunner.withPropertyValues("coordination.enabled=false", "coordination.foo=1")
			.run((context) -> assertThat(context).getFailure().isInstanceOf(MisconfigurationException.class));
	}

	@Test
	void keysOutsideOfOurSegmentAreNobodysBusiness() {
		this.contextRunner.withSystemProperties("coordinationfoo=1", "spring.foo=2")
			.run((context) -> assertThat(context).hasNotFailed());
	}

	private static ApplicationContextInitializer<ConfigurableApplicationContext> variables(String name, String value) {
		return (context) -> context.getEnvironment()
			.getPropertySources()
			.replace(VARIABLES, new SystemEnvironmentPropertySource(VARIABLES, Map.of(name, value)));
	}

	@Configuration(proxyBeanMethods = false)
	@PropertySource("classpath:io/github/coordination/autoconfigure/check/unknown.properties")
	static class WithPropertySource {

	}

}
