/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.metrics;

import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.FunctionTimer;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;

import io.github.coordination.TransitionCause;
import io.github.coordination.WorkerRole;
import io.github.coordination.election.ElectionStatus;
import io.github.coordination.election.calls.GuardedWork;

/**
 * The meters of one election. The only tags are the election's name, a cause and an
 * outcome: all few, and none of them names a worker.
 */
final class ElectionMeters {

	private static final double NANOS_PER_SECOND = 1e9;

	private final ElectionStatus election;

	private final Tags tags;

	ElectionMeters(ElectionStatus election) {
		this.election = election;
		this.tags = Tags.of("election", election.name());
	}

	void bindTo(MeterRegistry registry) {
		Gauge.builder("coordination.primary.role", this.election, ElectionMeters::role)
			.description("1 while this worker is the primary, else 0")
			.tags(this.tags)
			.register(registry);
		for (TransitionCause cause : TransitionCause.values()) {
			FunctionCounter
				.builder("coordination.primary.transitions", this.election, (status) -> status.transitions(cause))
				.description("Changes of this worker's role")
				.tags(this.tags.and("cause", cause.name().toLowerCase(Locale.ROOT)))
				.register(registry);
		}
		bindInvocations(registry, "run", GuardedWork::runs);
		bindInvocations(registry, "skipped", GuardedWork::skips);
		FunctionTimer
			.builder("coordination.primary.term", this.election, ElectionMeters::terms,
					(status) -> status.primaryTime().toNanos(), TimeUnit.NANOSECONDS)
			.description("Terms of this worker, and the time for which it was the primary")
			.tags(this.tags)
			.register(registry);
		FunctionCounter.builder("coordination.primary.vacant", this.election, ElectionMeters::vacantSeconds)
			.description("Time for which this worker knew of no primary")
			.baseUnit("seconds")
			.tags(this.tags)
			.register(registry);
	}

	private void bindInvocations(MeterRegistry registry, String outcome, ToLongFunction<GuardedWork> count) {
		FunctionCounter
			.builder("coordination.primary.invocations", this.election,
					(status) -> status.work().stream().mapToLong(count).sum())
			.description("Guarded calls on this worker")
			.tags(this.tags.and("outcome", outcome))
			.register(registry);
	}

	private static double role(ElectionStatus status) {
		return (status.role() == WorkerRole.PRIMARY) ? 1 : 0;
	}

	private static long terms(ElectionStatus status) {
		return Stream.of(TransitionCause.values())
			.filter(TransitionCause::isBegin)
			.mapToLong((cause) -> status.transitions(cause))
			.sum();
	}

	private static double vacantSeconds(ElectionStatus status) {
		return status.vacantTime().toNanos() / NANOS_PER_SECOND;
	}

}
