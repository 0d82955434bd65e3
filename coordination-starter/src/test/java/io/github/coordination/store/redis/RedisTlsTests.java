/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.store.redis;

import java.nio.file.Path;
import java.time.Duration;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.ssl.SslAutoConfiguration;
import org.springframework.boot.data.redis.autoconfigure.DataRedisAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

import io.github.coordination.PrimaryElection;
import io.github.coordination.autoconfigure.Starter;
import io.github.coordination.faults.Certificate;
import io.github.coordination.faults.FreePorts;
import io.github.coordination.lease.LeaseStore;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * The store's own connections are encrypted and verified as those of the application are.
 */
class RedisTlsTests {

	@TempDir
	private static Path directory;

	private static Certificate own;

	private static int port;

	private static RedisProcess server;

	@BeforeAll
	static void start() throws Exception {
		own = Certificate.in(directory, "own");
		port = FreePorts.next();
		server = new RedisProcess("--tls-port", Integer.toString(port), "--tls-cert-file", own.certificate().toString(),
				"--tls-key-file", own.key().toString(), "--tls-ca-cert-file", own.certificate().toString(),
				"--tls-auth-clients", "no");
	}

	@AfterAll
	static void stop() {
		server.close();
	}

	private static ApplicationContextRunner trusting(Certificate certificate) {
		return Starter.contextRunner()
			.withConfiguration(AutoConfigurations.of(SslAutoConfiguration.class, DataRedisAutoConfiguration.class))
			.withPropertyValues("coordination.store=redis", "spring.application.name=shop",
					"spring.data.redis.host=127.0.0.1", "spring.data.redis.port=" + port,
					"spring.data.redis.ssl.bundle=trusted",
					"spring.ssl.bundle.pem.trusted.truststore.certificate=file:" + certificate.certificate());
	}

	@Test
	void workerIsPrimaryOverAnEncryptedConnection() {
		trusting(own).withPropertyValues("coordination.primary.lease=3s")
			.run((context) -> Awaitility.await()
				.atMost(Duration.ofSeconds(60))
				.until(context.getBean(PrimaryElection.class)::isPrimary));
	}

	@Test
	void serverThatIsNotTrustedIsNotAsked() throws Exception {
		trusting(Certificate.in(directory, "other"))
			.withPropertyValues("coordination.primary.lease=5m", "coordination.primary.request-timeout=15s")
			.run((context) -> assertThatExceptionOfType(RedisCallException.class)
				.isThrownBy(() -> RedisStores.ask((RedisLeaseStore) context.getBean(LeaseStore.class)))
				.withMessageContaining("certification path"));
	}

}
