/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.sample.jobs;

import java.time.Clock;
import java.time.Duration;

import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import io.github.coordination.PrimaryOnly;
import io.github.coordination.sample.SampleProperties;
import io.github.coordination.sample.guests.GuestRegistry;

/**
 * Removes guests who were registered longer ago than the retention.
 * <p>
 * {@link PrimaryOnly @PrimaryOnly} on a method: the trigger fires on every worker, the
 * method runs on the primary and is skipped elsewhere.
 *
 * @since 0.1.0
 */
@Component
public class CleanUpJob {

	private final GuestRegistry guests;

	private final AuditTrail audit;

	private final Clock clock;

	private final Duration retention;

	CleanUpJob(GuestRegistry guests, AuditTrail audit, Clock clock, SampleProperties properties) {
		this.guests = guests;
		this.audit = audit;
		this.clock = clock;
		this.retention = properties.cleanUp().retention();
	}

	/**
	 * Removes the guests whose retention is over. Both or none of the removal and its
	 * audit entry survive a crash.
	 */
	@PrimaryOnly
	@Transactional
	@Scheduled(fixedDelayString = "${sample.clean-up.interval}")
	public void removeOldGuests() {
		int removed = this.guests.removeRegisteredBefore(this.clock.instant().minus(this.retention));
		if (removed > 0) {
			this.audit.write("clean-up removed " + removed + " guests");
		}
	}

}
