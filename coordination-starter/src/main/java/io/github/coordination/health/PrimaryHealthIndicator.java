/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.health;

import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.Status;

import io.github.coordination.PrimaryElection;
import io.github.coordination.WorkerRole;
import io.github.coordination.election.ElectionStatus;
import io.github.coordination.election.EngineStatus;

/**
 * Health of a worker as a candidate: a secondary is as healthy as the primary.
 * <p>
 * It is UP for both roles, has a status of choice while the store is unreachable, because
 * a lost store must not take the HTTP of all workers away, and is DOWN only if a thread
 * of the election has died, or the code of the store is broken. Its details are seen by
 * everybody, so they are few: {@code role} and {@code since} of the election named
 * {@code primary}, or of the only one; {@code store}; with several elections the role in
 * each; and a {@code warning} if the store reaches fewer workers than the platform runs.
 *
 * @since 0.1.0
 */
public final class PrimaryHealthIndicator extends AbstractHealthIndicator {

	private final EngineStatus engine;

	private final Status whenUnreachable;

	private final @Nullable String warning;

	/**
	 * Create the indicator.
	 * @param engine what it reads: local state only
	 * @param whenUnreachable status while the store is unreachable
	 * @param warning one sentence to show, or {@code null} for none
	 */
	public PrimaryHealthIndicator(EngineStatus engine, Status whenUnreachable, @Nullable String warning) {
		super("The role of this worker cannot be read");
		this.engine = engine;
		this.whenUnreachable = whenUnreachable;
		this.warning = warning;
	}

	@Override
	protected void doHealthCheck(Health.Builder builder) {
		List<ElectionStatus> elections = this.engine.elections();
		builder.status(status());
		ElectionStatus shown = shown(elections);
		if (shown != null) {
			builder.withDetail("role", shown.role());
			builder.withDetail("since", shown.since().truncatedTo(ChronoUnit.MILLIS));
		}
		builder.withDetail("store", this.engine.store().name());
		if (elections.size() > 1) {
			builder.withDetail("elections", roles(elections));
		}
		if (this.warning != null) {
			builder.withDetail("warning", this.warning);
		}
	}

	private Status status() {
		if (this.engine.isRunning() && !this.engine.isAlive()) {
			return Status.DOWN;
		}
		return this.engine.store().reachable() ? Status.UP : this.whenUnreachable;
	}

	private static @Nullable ElectionStatus shown(List<ElectionStatus> elections) {
		if (elections.size() == 1) {
			return elections.get(0);
		}
		return elections.stream()
			.filter((election) -> election.name().equals(PrimaryElection.DEFAULT_NAME))
			.findFirst()
			.orElse(null);
	}

	private static Map<String, WorkerRole> roles(List<ElectionStatus> elections) {
		Map<String, WorkerRole> roles = new TreeMap<>();
		elections.forEach((election) -> roles.put(election.name(), election.role()));
		return roles;
	}

}
