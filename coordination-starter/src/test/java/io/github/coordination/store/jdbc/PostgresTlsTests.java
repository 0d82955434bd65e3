/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.store.jdbc;

import java.nio.file.Files;
import java.nio.file.Path;

import javax.sql.DataSource;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.JdbcTemplate;

import io.github.coordination.faults.Certificate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/**
 * The store's own connections are encrypted as the URL of the {@code DataSource} says.
 */
class PostgresTlsTests {

	@TempDir
	private static Path directory;

	private static Certificate own;

	private static PostgresProcess server;

	@BeforeAll
	static void start() throws Exception {
		own = Certificate.in(directory, "own");
		server = new PostgresProcess("ssl=on", "ssl_cert_file=" + own.certificate(), "ssl_key_file=" + own.key());
		Files.writeString(server.data().resolve("pg_hba.conf"), """
				hostssl all all 127.0.0.1/32 trust
				hostnossl all all all reject
				""");
		server.start();
	}

	@AfterAll
	static void stop() {
		server.close();
	}

	private static DataSource trusting(Certificate certificate) {
		return source("?sslmode=verify-ca&sslrootcert=" + certificate.certificate());
	}

	private static DataSource source(String options) {
		return Server.dataSource(server.url() + options, server.user(), "");
	}

	@Test
	void callsAndWakeUpsAreEncrypted() {
		DataSource source = trusting(own);
		try (JdbcLeaseStore store = server.store(source)) {
			new Asking(store, "worker").acquire("primary");
			store.watch("primary", () -> {
			});
			TestEvents.await(() -> encrypted(source) == 2);
		}
	}

	private static int encrypted(DataSource source) {
		return new JdbcTemplate(source).queryForObject("""
				SELECT count(*) FROM pg_stat_ssl JOIN pg_stat_activity USING (pid)
				WHERE ssl AND application_name = 'coordination'""", Integer.class);
	}

	@Test
	void serverThatIsNotTrustedIsNotAsked() throws Exception {
		try (JdbcLeaseStore store = server.store(trusting(Certificate.in(directory, "other")))) {
			Asking worker = new Asking(store, "worker");
			assertThatThrownBy(() -> worker.ask("primary")).isInstanceOf(DatabaseFailure.class)
				.hasMessageContaining("SSL");
		}
	}

	@Test
	void serverThatWantsEncryptionRefusesAPlainConnection() {
		try (JdbcLeaseStore store = server.store(source("?sslmode=disable"))) {
			assertThat(Asking.refusal(new Asking(store, "worker").ask("primary")))
				.startsWith("The database refuses the user");
		}
	}

}
