/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.autoconfigure;

import java.time.Clock;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import io.github.coordination.lease.Attempt;
import io.github.coordination.lease.LeaseRequest;
import io.github.coordination.lease.LeaseStore;
import io.github.coordination.store.memory.MemoryLeaseStore;

import static org.assertj.core.api.Assertions.assertThat;

@ExtendWith(OutputCaptureExtension.class)
class BrokenStoreCheckTests {

	@Test
	void brokenStoreStopsTheStart(CapturedOutput output) {
		FailedStart failed = FailedStart.of(output, Broken.class, "spring.application.name=shop");
		assertThat(failed.description()).isEqualTo("The store \"memory\" cannot work, and waiting will not mend it: "
				+ "java.lang.NoSuchMethodError: planned.");
		assertThat(failed.action()).isEqualTo("Use versions of its libraries that fit this starter, or another store.");
		assertThat(output).contains("Store broken: store=").doesNotContain("Store unreachable");
	}

	@Test
	void storeThatIsAwayDoesNot() {
		try (ConfigurableApplicationContext context = Starter.start(Away.class, "--spring.application.name=shop",
				"--spring.main.banner-mode=off")) {
			assertThat(context.isRunning()).isTrue();
		}
	}

	@Configuration(proxyBeanMethods = false)
	static class Broken {

		@Bean
		LeaseStore brokenStore() {
			return new Failing(new NoSuchMethodError("planned"));
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class Away {

		@Bean
		LeaseStore awayStore() {
			return new Failing(new OutOfMemoryError("planned"));
		}

	}

	private static final class Failing extends MemoryLeaseStore {

		private final Error error;

		Failing(Error error) {
			super(Clock.systemUTC());
			this.error = error;
		}

		@Override
		@SuppressWarnings("UnsynchronizedOverridesSynchronized")
		public Attempt tryAcquire(LeaseRequest request) {
			throw this.error;
		}

	}

}
