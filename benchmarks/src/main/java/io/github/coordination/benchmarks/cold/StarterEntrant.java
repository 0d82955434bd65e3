/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.benchmarks.cold;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.event.EventListener;

import io.github.coordination.PrimaryAcquiredEvent;
import io.github.coordination.PrimaryElection;
import io.github.coordination.election.ElectionStatus;

/**
 * A worker with the starter, all of it as it is by default.
 */
class StarterEntrant implements Entrant {

	private final PrimaryElection election;

	private volatile long toldAt;

	StarterEntrant(PrimaryElection election) {
		this.election = election;
	}

	@EventListener
	void acquired(PrimaryAcquiredEvent event) {
		this.toldAt = System.nanoTime();
	}

	@Override
	public boolean isBehind() {
		return !this.election.isPrimary() && ((ElectionStatus) this.election).primary() != null;
	}

	@Override
	public boolean isPrimary() {
		return this.election.isPrimary();
	}

	@Override
	public long toldAt() {
		return this.toldAt;
	}

	@Configuration(proxyBeanMethods = false)
	static class Application {

		@Bean
		StarterEntrant entrant(PrimaryElection election) {
			return new StarterEntrant(election);
		}

	}

}
