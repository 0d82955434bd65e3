/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.metrics;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.FunctionTimer;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;

import io.github.coordination.election.ElectionStatus;
import io.github.coordination.election.EngineStatus;
import io.github.coordination.election.RenewalStatistics;

/**
 * The meters {@code coordination.primary.*}. Reading them asks nothing remote.
 * <p>
 * An election may be joined at any time. Whoever hears of an election calls
 * {@link #refresh()}, which registers the meters of those that this binder has not met.
 *
 * @since 0.1.0
 */
public final class PrimaryMeters implements MeterBinder {

	private final Supplier<EngineStatus> engine;

	private final Map<MeterRegistry, Known> bound = new LinkedHashMap<>();

	/**
	 * Create the binder.
	 * @param engine gives what it reads; asked when meters are bound, not before, because
	 * the engine is created after its listeners
	 */
	public PrimaryMeters(Supplier<EngineStatus> engine) {
		this.engine = engine;
	}

	@Override
	public void bindTo(MeterRegistry registry) {
		EngineStatus status = this.engine.get();
		RenewalStatistics renewals = status.renewals();
		bindRenewals(registry, "answered", renewals.answered());
		bindRenewals(registry, "failed", renewals.failed());
		FunctionCounter.builder("coordination.primary.failures", status, EngineStatus::failures)
			.description("Unexpected failures that the threads of the election survived")
			.register(registry);
		synchronized (this.bound) {
			this.bound.put(registry, new Known(status, new HashSet<>()));
		}
		refresh();
	}

	private static void bindRenewals(MeterRegistry registry, String outcome, RenewalStatistics.Series series) {
		FunctionTimer
			.builder("coordination.primary.renewals", series, RenewalStatistics.Series::count,
					RenewalStatistics.Series::totalNanos, TimeUnit.NANOSECONDS)
			.description("Renewals asked of the store")
			.tag("outcome", outcome)
			.register(registry);
	}

	/**
	 * Register the meters of elections that were joined since the last time.
	 */
	public void refresh() {
		synchronized (this.bound) {
			this.bound.forEach((registry, known) -> {
				for (ElectionStatus election : known.engine().elections()) {
					if (known.names().add(election.name())) {
						new ElectionMeters(election).bindTo(registry);
					}
				}
			});
		}
	}

	private record Known(EngineStatus engine, Set<String> names) {

	}

}
