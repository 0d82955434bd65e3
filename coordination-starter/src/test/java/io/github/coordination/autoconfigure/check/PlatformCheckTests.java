/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.autoconfigure.check;

import java.nio.file.Path;
import java.time.Clock;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.mock.env.MockEnvironment;
import org.springframework.test.context.TestContextManager;

import io.github.coordination.PrimaryElection;
import io.github.coordination.autoconfigure.FailedStart;
import io.github.coordination.autoconfigure.Starter;
import io.github.coordination.autoconfigure.failure.MisconfigurationException;
import io.github.coordination.lease.LeaseStore;
import io.github.coordination.store.memory.MemoryLeaseStore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

@ExtendWith(OutputCaptureExtension.class)
class PlatformCheckTests {

	private static final String KUBERNETES = "KUBERNETES_SERVICE_HOST=10.0.0.1";

	@ParameterizedTest
	@CsvSource({ "KUBERNETES_SERVICE_HOST=10.0.0.1, Kubernetes", "spring.main.cloud-platform=kubernetes, Kubernetes",
			"DYNO=web.1, Heroku", "CF_INSTANCE_GUID=1, Cloud Foundry", "K_REVISION=guests-00001, Cloud Run",
			"ECS_CONTAINER_METADATA_URI_V4=http://169.254.170.2/v4/1, Amazon ECS",
			"AWS_LAMBDA_FUNCTION_NAME=guests, AWS Lambda", "WEBSITE_INSTANCE_ID=1, Azure App Service" })
	void defaultStoreIsRefusedWhereEachInstanceHasAHostOfItsOwn(String property, String platform,
			CapturedOutput output) {
		FailedStart failed = FailedStart.of(output, Nothing.class, property);
		assertThat(failed.description()).isEqualTo(
				"coordination.store is not set, and its default, file, reaches one host only, but on %s each instance has a host of its own, so each would be primary."
					.formatted(platform));
		assertThat(failed.action()).isEqualTo("Set it to jdbc or redis, or to file if there is a single instance.");
	}

	@Test
	void fileByNameStarts(@TempDir Path directory) {
		assertThatNoException().isThrownBy(
				() -> start(Nothing.class, KUBERNETES, "coordination.store=file", "spring.application.name=guests",
						"coordination.file.directory=" + directory.resolve("election"))
					.close());
	}

	@ParameterizedTest
	@ValueSource(strings = { "coordination.store=memory", "coordination.enabled=false" })
	void otherChoiceStarts(String choice) {
		assertThatNoException().isThrownBy(() -> start(Nothing.class, KUBERNETES, choice).close());
	}

	@Test
	void storeOfTheUserStarts() {
		assertThatNoException().isThrownBy(() -> start(OwnStore.class, KUBERNETES).close());
	}

	@Test
	void testOfTheUserStarts() throws Exception {
		TestContextManager manager = new TestContextManager(InPod.class);
		assertThat(manager.getTestContext().getApplicationContext().getBean(PrimaryElection.class)).isNotNull();
		manager.getTestContext().markApplicationContextDirty(null);
	}

	@Test
	void buildThatProcessesAheadOfTimeMayRunAnywhere() {
		MockEnvironment environment = new MockEnvironment().withProperty("DYNO", "run.1");
		DefaultListableBeanFactory beanFactory = new DefaultListableBeanFactory();
		beanFactory.registerSingleton("fileLeaseStore", new MemoryLeaseStore(Clock.systemUTC()));
		assertThatExceptionOfType(MisconfigurationException.class)
			.isThrownBy(() -> PlatformCheck.check(environment, beanFactory));
		System.setProperty("spring.aot.processing", "true");
		try {
			assertThatNoException().isThrownBy(() -> PlatformCheck.check(environment, beanFactory));
		}
		finally {
			System.clearProperty("spring.aot.processing");
		}
	}

	private static ConfigurableApplicationContext start(Class<?> configuration, String... properties) {
		String[] arguments = new String[properties.length];
		for (int i = 0; i < properties.length; i++) {
			arguments[i] = "--" + properties[i];
		}
		return Starter.start(configuration, arguments);
	}

	@Configuration(proxyBeanMethods = false)
	static class Nothing {

	}

	@Configuration(proxyBeanMethods = false)
	static class OwnStore {

		@Bean
		LeaseStore ownStore() {
			return new MemoryLeaseStore(Clock.systemUTC());
		}

	}

	@SpringBootTest(classes = InPod.App.class, webEnvironment = SpringBootTest.WebEnvironment.NONE,
			properties = { KUBERNETES, "management.health.redis.enabled=false" })
	static class InPod {

		@Configuration(proxyBeanMethods = false)
		@EnableAutoConfiguration
		static class App {

		}

	}

}
