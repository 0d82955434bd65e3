/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.autoconfigure;

import java.time.Duration;

import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.boot.autoconfigure.context.LifecycleProperties;
import org.springframework.core.env.Environment;

import io.github.coordination.election.core.InvalidTimingException;
import io.github.coordination.election.core.Timings;

/**
 * Refuses what can only be told once there is a store: timings that do not fit the time
 * that the application has for its shutdown, because a hand-over that is cut off would
 * leave the lease to expire; and a bad name, whether or not the store uses it.
 */
final class StartCheck implements SmartInitializingSingleton {

	/** What the framework allows where Boot does not say otherwise. */
	private static final Duration FRAMEWORK_PHASE = Duration.ofSeconds(10);

	private static final String PHASE_PROPERTY = "spring.lifecycle.timeout-per-shutdown-phase";

	private final PrimaryProperties properties;

	private final ObjectProvider<Timings> timings;

	private final ObjectProvider<LifecycleProperties> lifecycle;

	private final Environment environment;

	StartCheck(PrimaryProperties properties, ObjectProvider<Timings> timings,
			ObjectProvider<LifecycleProperties> lifecycle, Environment environment) {
		this.properties = properties;
		this.timings = timings;
		this.lifecycle = lifecycle;
		this.environment = environment;
	}

	@Override
	public void afterSingletonsInstantiated() {
		Timings valid = this.timings.getIfUnique();
		if (valid != null) {
			ApplicationName.configured(this.environment);
			requireTimeForHandOver(valid.requestTimeout(), phase(this.lifecycle.getIfAvailable()));
		}
	}

	private static Duration phase(@Nullable LifecycleProperties lifecycle) {
		return (lifecycle != null) ? lifecycle.getTimeoutPerShutdownPhase() : FRAMEWORK_PHASE;
	}

	private void requireTimeForHandOver(Duration requestTimeout, Duration phase) {
		Duration drain = this.properties.getDrainTimeout();
		Duration needed = drain.plus(requestTimeout);
		if (needed.compareTo(phase) >= 0) {
			throw new InvalidTimingException("drain-timeout",
					("is %d ms, which with one request timeout of %d ms is not below the %d ms of %s: "
							+ "set a shorter drain-timeout, or %s to more than %dms.")
						.formatted(drain.toMillis(), requestTimeout.toMillis(), phase.toMillis(), PHASE_PROPERTY,
								PHASE_PROPERTY, needed.toMillis()));
		}
	}

}
