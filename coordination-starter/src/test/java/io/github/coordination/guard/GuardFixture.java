/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.guard;

import java.time.Clock;
import java.time.Duration;
import java.util.function.BooleanSupplier;

import org.awaitility.Awaitility;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

import io.github.coordination.autoconfigure.ElectionAutoConfiguration;
import io.github.coordination.autoconfigure.GuardAutoConfiguration;
import io.github.coordination.lease.LeaseStore;
import io.github.coordination.store.memory.MemoryLeaseStore;

/**
 * Contexts with a real engine on a memory store of their own.
 */
final class GuardFixture {

	private GuardFixture() {
	}

	static ApplicationContextRunner contexts(Class<?>... configurations) {
		return contexts(new MemoryLeaseStore(Clock.systemUTC()), configurations);
	}

	static ApplicationContextRunner contexts(LeaseStore store, Class<?>... configurations) {
		return new ApplicationContextRunner()
			.withConfiguration(AutoConfigurations.of(ElectionAutoConfiguration.class, GuardAutoConfiguration.class))
			.withPropertyValues("coordination.primary.lease=2s")
			.withBean(LeaseStore.class, () -> store)
			.withUserConfiguration(configurations);
	}

	static void await(BooleanSupplier fact) {
		Awaitility.await().atMost(Duration.ofSeconds(10)).pollInterval(Duration.ofMillis(5)).until(fact::getAsBoolean);
	}

}
