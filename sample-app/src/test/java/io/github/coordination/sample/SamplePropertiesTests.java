/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.sample;

import java.nio.file.Path;
import java.time.Duration;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.ConfigDataApplicationContextInitializer;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Configuration;

import static org.assertj.core.api.Assertions.assertThat;

class SamplePropertiesTests {

	@TempDir
	private Path directory;

	private final ApplicationContextRunner runner = new ApplicationContextRunner()
		.withInitializer(new ConfigDataApplicationContextInitializer())
		.withUserConfiguration(Properties.class);

	@Test
	void defaultsAreComplete() {
		this.runner.run((context) -> {
			SampleProperties properties = context.getBean(SampleProperties.class);
			assertThat(properties.report().interval()).isEqualTo(Duration.ofSeconds(5));
			assertThat(properties.cleanUp().retention()).isEqualTo(Duration.ofDays(30));
			assertThat(properties.mail().to()).isEqualTo("reports@localhost");
		});
	}

	@Test
	void demoReportsOften() {
		this.runner.withPropertyValues("spring.profiles.active=demo")
			.run((context) -> assertThat(context.getBean(SampleProperties.class).report().interval())
				.isEqualTo(Duration.ofSeconds(2)));
	}

	@ParameterizedTest
	@CsvSource({ "sample.report.interval, 0s", "sample.report.interval, -5s", "sample.report.interval, 99ms",
			"sample.clean-up.interval, 0s", "sample.clean-up.retention, -1d" })
	void impossibleDurationIsRefusedByName(String property, String value) {
		this.runner.withPropertyValues(property + "=" + value)
			.run((context) -> assertThat(context).getFailure().hasStackTraceContaining(property + ": use "));
	}

	@Test
	void databaseInAMissingDirectoryIsRefused() {
		Path file = this.directory.resolve("missing").resolve("guests.db");
		this.runner.withPropertyValues("sample.database=" + file)
			.run((context) -> assertThat(context).getFailure()
				.hasStackTraceContaining("sample.database: '" + file + "' lies in a directory that does not exist"));
	}

	@Configuration(proxyBeanMethods = false)
	@EnableConfigurationProperties(SampleProperties.class)
	static class Properties {

	}

}
