/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.autoconfigure;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.awaitility.Awaitility;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;

import io.github.coordination.PrimaryElection;

/**
 * An application that runs until it is primary and tells which views it has.
 */
public final class ViewsProbe {

	private ViewsProbe() {
	}

	public static List<String> findViews() {
		SpringApplication application = new SpringApplication(App.class);
		application.setWebApplicationType(WebApplicationType.NONE);
		application.setRegisterShutdownHook(false);
		application.setDefaultProperties(Map.of("spring.application.name", "guests", "coordination.store", "memory",
				"management.endpoints.web.exposure.include", "*"));
		try (ConfigurableApplicationContext context = application.run()) {
			Awaitility.await()
				.atMost(Duration.ofSeconds(60))
				.until(() -> context.getBean(PrimaryElection.class).isPrimary());
			return Stream.of("primaryHealthIndicator", "primaryEndpoint", "primaryInfoContributor", "primaryMeters")
				.filter(context::containsBean)
				.toList();
		}
	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	static class App {

	}

}
