/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.usertests;

import java.util.concurrent.atomic.AtomicBoolean;

import org.junit.jupiter.api.Test;
import org.springframework.boot.ApplicationRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import io.github.coordination.PrimaryOnly;
import io.github.coordination.autoconfigure.Starter;
import io.github.coordination.store.memory.TestElection;

import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/**
 * A takeover that fails tells the test that asks for it.
 */
class FailingTakeoverTests {

	@Test
	void reasonIsTold() {
		Starter.contextRunner().withUserConfiguration(Failing.class).run((context) -> {
			TestElection election = context.getBean(TestElection.class);
			election.becomeSecondary();
			context.getBean(AtomicBoolean.class).set(true);
			assertThatIllegalStateException().isThrownBy(election::becomePrimary)
				.withMessage("The takeover in election 'primary' failed")
				.withRootCauseInstanceOf(UnsupportedOperationException.class);
		});
	}

	@Configuration(proxyBeanMethods = false)
	static class Failing {

		@Bean
		AtomicBoolean failing() {
			return new AtomicBoolean();
		}

		@Bean
		@PrimaryOnly
		ApplicationRunner migration(AtomicBoolean failing) {
			return (arguments) -> {
				if (failing.get()) {
					throw new UnsupportedOperationException("as planned");
				}
			};
		}

	}

}
