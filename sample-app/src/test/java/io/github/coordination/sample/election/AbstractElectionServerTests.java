/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.sample.election;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

import javax.sql.DataSource;

import com.zaxxer.hikari.HikariDataSource;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.health.actuate.endpoint.CompositeHealthDescriptor;
import org.springframework.boot.health.actuate.endpoint.HealthDescriptor;
import org.springframework.boot.health.actuate.endpoint.HealthEndpoint;
import org.springframework.boot.health.contributor.Status;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.bean.override.mockito.MockitoBean;

import io.github.coordination.PrimaryElection;
import io.github.coordination.lease.LeaseStore;
import io.github.coordination.sample.ElectionServer;
import io.github.coordination.sample.TestDatabase;
import io.github.coordination.sample.mail.Postman;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.startsWith;
import static org.mockito.BDDMockito.then;
import static org.mockito.Mockito.atLeastOnce;

/**
 * The whole application in one process, with nothing changed but the store, the address
 * of the server that keeps it, and a lease that is waited out sooner on a new server.
 */
@SpringBootTest(properties = { "spring.profiles.active=demo", "coordination.primary.lease=2s" })
@DirtiesContext
abstract class AbstractElectionServerTests {

	private static final Duration BOUND = Duration.ofSeconds(60);

	@TempDir
	private static Path directory;

	@Autowired
	private PrimaryElection election;

	@Autowired
	private LeaseStore store;

	@Autowired
	private DataSource dataSource;

	@Autowired
	private HealthEndpoint health;

	@MockitoBean
	private Postman postman;

	static void use(ElectionServer server, DynamicPropertyRegistry registry) {
		registry.add("sample.database", () -> directory.resolve("guests.db").toString());
		for (String property : server.properties()) {
			String[] parts = property.split("=", 2);
			registry.add(parts[0], () -> parts[1]);
		}
	}

	final LeaseStore store() {
		return this.store;
	}

	@Test
	void singleWorkerIsThePrimaryAndDoesItsWork() {
		Awaitility.await().atMost(BOUND).until(this.election::isPrimary);
		TestDatabase guests = new TestDatabase(this.dataSource);
		Awaitility.await()
			.atMost(BOUND)
			.untilAsserted(() -> assertThat(guests.auditEntries())
				.contains("migration hashed the e-mail addresses of 3 guests"));
		Awaitility.await()
			.atMost(BOUND)
			.untilAsserted(() -> then(this.postman).should(atLeastOnce()).send(startsWith("Report "), any(), any()));
	}

	@Test
	void guestsStayWhereTheyAre() {
		assertThat(this.dataSource).isInstanceOfSatisfying(HikariDataSource.class,
				(pool) -> assertThat(pool.getJdbcUrl()).startsWith("jdbc:sqlite:"));
	}

	@Test
	void healthKnowsOneDatabaseAndTheElection() {
		Map<String, HealthDescriptor> components = ((CompositeHealthDescriptor) this.health.health()).getComponents();
		assertThat(components).containsKeys("db", "primary").doesNotContainKey("redis");
		assertThat(components.get("db")).isNotInstanceOf(CompositeHealthDescriptor.class);
		assertThat(components.get("db").getStatus()).isEqualTo(Status.UP);
	}

}
