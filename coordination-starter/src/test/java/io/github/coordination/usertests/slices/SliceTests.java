/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.usertests.slices;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.data.jpa.test.autoconfigure.DataJpaTest;
import org.springframework.boot.data.redis.test.autoconfigure.DataRedisTest;
import org.springframework.boot.jdbc.test.autoconfigure.JdbcTest;
import org.springframework.boot.restclient.test.autoconfigure.RestClientTest;
import org.springframework.boot.test.autoconfigure.json.JsonTest;
import org.springframework.boot.webflux.test.autoconfigure.WebFluxTest;
import org.springframework.boot.webmvc.test.autoconfigure.WebMvcTest;
import org.springframework.context.annotation.Import;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

import io.github.coordination.PrimaryElection;
import io.github.coordination.lease.LeaseStore;
import io.github.coordination.store.memory.MemoryLeaseStore;
import io.github.coordination.store.memory.TestElection;
import io.github.coordination.usertests.slices.SliceApplication.Job;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Each slice has an election of its own and guards what it imports, whichever store the
 * application has chosen.
 */
class SliceTests {

	/**
	 * The settings of an application that runs on a database.
	 */
	private static final String ON_JDBC = "spring.config.location=classpath:io/github/coordination/usertests/slices/jdbc.properties";

	/**
	 * What holds in every slice.
	 */
	abstract static class Slice {

		@Autowired
		private PrimaryElection election;

		@Autowired
		private LeaseStore store;

		@Autowired
		private TestElection control;

		@Autowired
		private Job job;

		@Test
		void workerIsPrimaryOnTheMemoryStore() {
			assertThat(this.election.isPrimary()).isTrue();
			assertThat(this.store).isInstanceOf(MemoryLeaseStore.class);
		}

		@Test
		void guardedBeanFollowsTheRole() {
			int before = this.job.runs();
			this.job.run();
			assertThat(this.job.runs()).isEqualTo(before + 1);
			this.control.becomeSecondary();
			this.job.run();
			assertThat(this.job.runs()).isEqualTo(before + 1);
		}

	}

	@Nested
	@WebMvcTest
	@Import(Job.class)
	class WebMvc extends Slice {

		@Autowired
		private MockMvcTester mvc;

		@Test
		void controllerIsGivenTheElection() {
			assertThat(this.mvc.get().uri("/role")).bodyText().isEqualTo("PRIMARY");
		}

	}

	@Nested
	@WebFluxTest
	@Import(Job.class)
	class WebFlux extends Slice {

	}

	@Nested
	@JsonTest
	@Import(Job.class)
	class Json extends Slice {

	}

	@Nested
	@JdbcTest
	@Import(Job.class)
	class Jdbc extends Slice {

	}

	@Nested
	@DataJpaTest(properties = ON_JDBC)
	@Import(Job.class)
	class DataJpa extends Slice {

	}

	@Nested
	@RestClientTest(properties = ON_JDBC)
	@Import(Job.class)
	class RestClient extends Slice {

	}

	@Nested
	@DataRedisTest
	@Import(Job.class)
	class DataRedis extends Slice {

	}

}
