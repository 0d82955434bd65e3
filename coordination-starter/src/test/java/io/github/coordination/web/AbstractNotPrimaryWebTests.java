/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.web;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;

import com.jayway.jsonpath.JsonPath;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.bind.annotation.RestControllerAdvice;

import io.github.coordination.NotPrimaryException;
import io.github.coordination.PrimaryOnly;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What a real web server answers on a worker that is fixed as secondary.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class AbstractNotPrimaryWebTests {

	private final HttpClient client = HttpClient.newHttpClient();

	private final WebApplicationType type;

	private ConfigurableApplicationContext secondary;

	private ConfigurableApplicationContext advised;

	AbstractNotPrimaryWebTests(WebApplicationType type) {
		this.type = type;
	}

	@BeforeAll
	void start() {
		this.secondary = start(App.class);
		this.advised = start(App.class, Advice.class);
	}

	private ConfigurableApplicationContext start(Class<?>... sources) {
		return new SpringApplicationBuilder(sources).web(this.type)
			.properties(Map.of("server.port", "0", "spring.main.banner-mode", "off", "coordination.store", "fixed",
					"coordination.fixed.primary", "false", "management.health.redis.enabled", "false"))
			.run();
	}

	@AfterAll
	void stop() {
		this.advised.close();
		this.secondary.close();
	}

	@ParameterizedTest
	@ValueSource(strings = { "/direct", "/wrapped" })
	void workOfThePrimaryIsAnsweredWith503(String path) {
		HttpResponse<String> response = get(this.secondary, path);
		assertThat(response.statusCode()).isEqualTo(503);
		assertThat(JsonPath.<Map<String, Object>>read(response.body(), "$")).containsEntry("status", 503)
			.containsEntry("error", "Service Unavailable")
			.containsEntry("path", path);
	}

	@Test
	void otherFailureStays500() {
		assertThat(get(this.secondary, "/broken").statusCode()).isEqualTo(500);
	}

	@Test
	void adviceOfTheApplicationComesFirst() {
		assertThat(get(this.advised, "/direct").statusCode()).isEqualTo(409);
	}

	private HttpResponse<String> get(ConfigurableApplicationContext context, String path) {
		URI uri = URI.create("http://localhost:" + context.getEnvironment().getProperty("local.server.port") + path);
		try {
			return this.client.send(HttpRequest.newBuilder(uri).timeout(Duration.ofSeconds(60)).build(),
					BodyHandlers.ofString());
		}
		catch (IOException | InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	@Import(Guests.class)
	static class App {

		@Bean
		Work work() {
			return new Work();
		}

	}

	static class Work {

		@PrimaryOnly(otherwise = PrimaryOnly.Otherwise.THROW)
		public String count() {
			return "1";
		}

	}

	@RestController
	static class Guests {

		private final Work work;

		Guests(Work work) {
			this.work = work;
		}

		@GetMapping("/direct")
		String direct() {
			return this.work.count();
		}

		@GetMapping("/wrapped")
		String wrapped() {
			try {
				return this.work.count();
			}
			catch (NotPrimaryException ex) {
				throw new IllegalStateException("No count", ex);
			}
		}

		@GetMapping("/broken")
		String broken() {
			throw new IllegalStateException("broken");
		}

	}

	@RestControllerAdvice
	static class Advice {

		@ExceptionHandler
		@ResponseStatus(HttpStatus.CONFLICT)
		void handle(NotPrimaryException ex) {
		}

	}

}
