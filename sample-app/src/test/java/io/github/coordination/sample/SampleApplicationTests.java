/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.sample;

import java.nio.file.Path;
import java.time.Duration;

import javax.sql.DataSource;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.data.redis.connection.RedisConnectionFactory;
import org.springframework.http.MediaType;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.context.bean.override.mockito.MockitoBean;
import org.springframework.web.client.RestClient;

import io.github.coordination.PrimaryElection;
import io.github.coordination.sample.mail.Postman;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.startsWith;
import static org.mockito.BDDMockito.then;
import static org.mockito.Mockito.atLeast;

/**
 * The whole application in one process: a single worker is the primary. In a test it
 * needs no setting for that, and leaves no file of the election behind.
 */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT,
		properties = { "spring.profiles.active=demo", "sample.report.interval=200ms" })
@DirtiesContext
class SampleApplicationTests {

	private static final Duration BOUND = Duration.ofSeconds(60);

	@TempDir
	private static Path directory;

	@Autowired
	private ApplicationContext context;

	@Autowired
	private PrimaryElection election;

	@MockitoBean
	private Postman postman;

	@LocalServerPort
	private int port;

	@DynamicPropertySource
	static void useTemporaryDatabase(DynamicPropertyRegistry registry) {
		registry.add("sample.database", () -> directory.resolve("guests.db").toString());
	}

	@Test
	void singleWorkerIsThePrimaryAndDoesItsWork() {
		Awaitility.await()
			.atMost(BOUND)
			.untilAsserted(() -> assertThat(get("/worker")).contains("\"role\":\"PRIMARY\""));
		TestDatabase database = TestDatabase.at(directory.resolve("guests.db"));
		Awaitility.await()
			.atMost(BOUND)
			.untilAsserted(() -> assertThat(database.auditEntries())
				.contains("migration hashed the e-mail addresses of 3 guests"));
		Awaitility.await()
			.atMost(BOUND)
			.untilAsserted(() -> then(this.postman).should(atLeast(3)).send(startsWith("Report "), any(), any()));
	}

	@Test
	void guestsAreServed() {
		client().post().uri("/guests").contentType(MediaType.APPLICATION_JSON).body("""
				{"name": "Barbara", "email": "barbara@example.org"}""").retrieve().toBodilessEntity();
		assertThat(get("/guests")).contains("Barbara", "Ada").doesNotContain("barbara@example.org");
	}

	@Test
	void roleIsSeenInHealthInfoAndMeters() {
		Awaitility.await().atMost(BOUND).untilAsserted(() -> {
			assertThat(this.election.isPrimary()).isTrue();
			assertThat(get("/actuator/health/worker")).contains("\"role\":\"PRIMARY\"", "\"store\":\"memory\"");
			assertThat(get("/actuator/info")).contains("\"primary\":\"PRIMARY\"");
			assertThat(get("/actuator/metrics/coordination.primary.role")).contains("\"value\":1.0");
		});
	}

	@Test
	void serversOfOtherStoresAreUnknown() {
		assertThat(this.context.getBeanNamesForType(DataSource.class)).containsExactly("dataSource");
		assertThat(this.context.getBeanNamesForType(RedisConnectionFactory.class)).isEmpty();
	}

	private String get(String path) {
		return client().get().uri(path).retrieve().requiredBody(String.class);
	}

	private RestClient client() {
		return RestClient.create("http://127.0.0.1:" + this.port);
	}

}
