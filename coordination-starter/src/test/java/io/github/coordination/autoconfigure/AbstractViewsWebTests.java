/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.autoconfigure;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
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
import org.springframework.context.annotation.Configuration;
import org.springframework.context.support.GenericApplicationContext;

import io.github.coordination.PrimaryElection;
import io.github.coordination.Worker;
import io.github.coordination.lease.LeaseStore;
import io.github.coordination.report.TestWorker;
import io.github.coordination.report.UnreliableStore;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The role over HTTP, from a real web server: a primary and a secondary that share a
 * store, and a third worker that may be told to resign.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class AbstractViewsWebTests {

	private final HttpClient client = HttpClient.newHttpClient();

	private final WebApplicationType type;

	private ConfigurableApplicationContext primary;

	private ConfigurableApplicationContext secondary;

	private ConfigurableApplicationContext writable;

	AbstractViewsWebTests(WebApplicationType type) {
		this.type = type;
	}

	@BeforeAll
	void start() {
		UnreliableStore shared = new UnreliableStore();
		this.primary = start(shared);
		TestWorker.await(() -> election(this.primary).isPrimary());
		this.secondary = start(shared);
		this.writable = start(new UnreliableStore(), "--management.endpoint.primary.access=unrestricted");
		TestWorker.await(() -> election(this.writable).isPrimary());
	}

	private ConfigurableApplicationContext start(LeaseStore store, String... arguments) {
		return new SpringApplicationBuilder(App.class).web(this.type)
			.initializers((GenericApplicationContext context) -> context.registerBean(LeaseStore.class, () -> store))
			.properties(Map.of("server.port", "0", "spring.application.name", "guests", "spring.main.banner-mode",
					"off", "management.endpoints.web.exposure.include", "health,info,primary,metrics",
					"management.health.redis.enabled", "false"))
			.run(arguments);
	}

	@AfterAll
	void stop() {
		this.writable.close();
		this.secondary.close();
		this.primary.close();
	}

	@Test
	void roleIsShownToEverybodyInTheHealthGroupWithNoConfiguration() {
		HttpResponse<String> response = send(this.primary, "GET", "/actuator/health/worker");
		assertThat(response.statusCode()).isEqualTo(200);
		Map<String, Object> primary = JsonPath.read(response.body(), "$.components.primary");
		assertThat(primary).containsEntry("status", "UP");
		Map<String, Object> details = JsonPath.read(response.body(), "$.components.primary.details");
		assertThat(details).containsEntry("role", "PRIMARY")
			.containsEntry("store", "memory")
			.containsOnlyKeys("role", "since", "store");
		assertThat(Instant.parse((String) details.get("since"))).isBefore(Instant.now().plusSeconds(1));
		String other = send(this.secondary, "GET", "/actuator/health/worker").body();
		assertThat(JsonPath.<String>read(other, "$.components.primary.details.role")).isEqualTo("SECONDARY");
	}

	@Test
	void healthItselfHidesTheDetailsAsConfiguredByDefault() {
		HttpResponse<String> response = send(this.secondary, "GET", "/actuator/health");
		assertThat(response.statusCode()).isEqualTo(200);
		assertThat(JsonPath.<Map<String, Object>>read(response.body(), "$")).containsOnlyKeys("status", "groups");
	}

	@Test
	void endpointDescribesTheWorker() {
		String body = send(this.primary, "GET", "/actuator/primary").body();
		Worker self = this.primary.getBean(Worker.class);
		assertThat(JsonPath.<String>read(body, "$.worker.id")).isEqualTo(self.id());
		assertThat(JsonPath.<String>read(body, "$.store.name")).isEqualTo("memory");
		Map<String, Object> election = JsonPath.read(body, "$.elections.primary");
		assertThat(election).containsOnlyKeys("name", "role", "since", "primary", "epoch", "remaining", "transitions",
				"work");
		assertThat(election).containsEntry("role", "PRIMARY").containsEntry("epoch", 1);
		assertThat(Duration.parse((String) election.get("remaining"))).isPositive();
		assertThat(JsonPath.<String>read(body, "$.elections.primary.transitions[0].cause")).isEqualTo("FREE");
	}

	@Test
	void endpointOfASecondaryNamesThePrimaryAndHasNoEpoch() {
		String body = send(this.secondary, "GET", "/actuator/primary").body();
		assertThat(JsonPath.<Map<String, Object>>read(body, "$.elections.primary"))
			.containsOnlyKeys("name", "role", "since", "primary", "transitions", "work")
			.containsEntry("role", "SECONDARY");
		assertThat(JsonPath.<String>read(body, "$.elections.primary.primary.id"))
			.isEqualTo(this.primary.getBean(Worker.class).id());
	}

	@ParameterizedTest
	@ValueSource(strings = { "GET", "HEAD" })
	void statusOfAnElectionTellsALoadBalancerTheRole(String method) {
		assertThat(send(this.primary, method, "/actuator/primary/primary").statusCode()).isEqualTo(200);
		assertThat(send(this.secondary, method, "/actuator/primary/primary").statusCode()).isEqualTo(503);
		assertThat(send(this.primary, method, "/actuator/primary/other").statusCode()).isEqualTo(404);
		assertThat(send(this.primary, method, "/actuator/primary/..%0ax").statusCode()).isBetween(400, 404);
	}

	@Test
	void headHasNoBodyAndGetDescribesTheElection() {
		assertThat(send(this.secondary, "HEAD", "/actuator/primary/primary").body()).isEmpty();
		String body = send(this.secondary, "GET", "/actuator/primary/primary").body();
		assertThat(JsonPath.<String>read(body, "$.role")).isEqualTo("SECONDARY");
	}

	@Test
	void writingIsOffByDefault() {
		assertThat(send(this.primary, "POST", "/actuator/primary/primary").statusCode()).isEqualTo(405);
		assertThat(election(this.primary).isPrimary()).isTrue();
	}

	@Test
	void workerResignsWhereWritingIsAllowed() {
		assertThat(send(this.writable, "POST", "/actuator/primary/other").statusCode()).isEqualTo(404);
		HttpResponse<String> response = send(this.writable, "POST", "/actuator/primary/primary");
		assertThat(response.statusCode()).isEqualTo(202);
		assertThat(JsonPath.<Map<String, Object>>read(response.body(), "$"))
			.isEqualTo(Map.of("election", "primary", "resigning", true));
		TestWorker.await(() -> !election(this.writable).isPrimary());
		assertThat(send(this.writable, "POST", "/actuator/primary/primary").statusCode()).isEqualTo(409);
	}

	@Test
	void infoTellsTheRole() {
		String body = send(this.secondary, "GET", "/actuator/info").body();
		assertThat(JsonPath.<Map<String, Object>>read(body, "$.primary"))
			.isEqualTo(Map.of("worker", this.secondary.getBean(Worker.class).id(), "store", "memory", "elections",
					Map.of("primary", "SECONDARY")));
	}

	@Test
	void meterTellsTheRole() {
		String path = "/actuator/metrics/coordination.primary.role?tag=election:primary";
		assertThat(JsonPath.<Double>read(send(this.primary, "GET", path).body(), "$.measurements[0].value"))
			.isEqualTo(1);
		assertThat(JsonPath.<Double>read(send(this.secondary, "GET", path).body(), "$.measurements[0].value")).isZero();
	}

	private static PrimaryElection election(ConfigurableApplicationContext context) {
		return context.getBean(PrimaryElection.class);
	}

	private HttpResponse<String> send(ConfigurableApplicationContext context, String method, String path) {
		URI uri = URI.create("http://localhost:" + context.getEnvironment().getProperty("local.server.port") + path);
		HttpRequest request = HttpRequest.newBuilder(uri)
			.timeout(Duration.ofSeconds(60))
			.method(method, BodyPublishers.noBody())
			.build();
		try {
			return this.client.send(request, BodyHandlers.ofString());
		}
		catch (IOException | InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	static class App {

	}

}
