/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.autoconfigure;

import java.time.Clock;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import io.github.coordination.PrimaryOnly;
import io.github.coordination.lease.LeaseStore;
import io.github.coordination.store.memory.MemoryLeaseStore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;

@ExtendWith(OutputCaptureExtension.class)
class UnworkableGuardFailureAnalyzerTests {

	@Test
	void failedStartSaysWhatIsWrongAndWhatToDo(CapturedOutput output) {
		assertThatException().isThrownBy(
				() -> new SpringApplicationBuilder(Application.class).web(WebApplicationType.NONE).build().run());
		assertThat(output).containsSubsequence("APPLICATION FAILED TO START", "Description:",
				"@PrimaryOnly on " + Job.class.getName()
						+ ".work() cannot work: no proxy sees the calls of a private method.",
				"Action:", "Remove 'private' from work, or move the method to another bean.");
	}

	@Configuration(proxyBeanMethods = false)
	@ImportAutoConfiguration({ ElectionAutoConfiguration.class, GuardAutoConfiguration.class })
	static class Application {

		@Bean
		LeaseStore leaseStore() {
			return new MemoryLeaseStore(Clock.systemUTC());
		}

		@Bean
		Job job() {
			return new Job();
		}

	}

	static class Job {

		@PrimaryOnly
		@SuppressWarnings("UnusedMethod")
		private void work() {
		}

	}

}
