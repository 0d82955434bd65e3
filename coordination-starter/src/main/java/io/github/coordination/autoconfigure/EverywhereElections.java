/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.autoconfigure;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentSkipListMap;

import io.github.coordination.PrimaryElection;
import io.github.coordination.PrimaryElections;
import io.github.coordination.Term;
import io.github.coordination.Worker;
import io.github.coordination.lease.CoordinationName;

/**
 * Elections that this worker always wins, as every other worker does.
 */
final class EverywhereElections implements PrimaryElections {

	private final Worker worker = new Worker(UUID.randomUUID().toString(), "localhost", ProcessHandle.current().pid());

	private final ConcurrentSkipListMap<String, PrimaryElection> elections = new ConcurrentSkipListMap<>();

	private final InstantSource clock;

	EverywhereElections(InstantSource clock) {
		this.clock = clock;
	}

	@Override
	public PrimaryElection get(String name) {
		CoordinationName.require("The name of the election", name);
		return this.elections.computeIfAbsent(name, this::begin);
	}

	private PrimaryElection begin(String name) {
		Instant now = this.clock.instant();
		return new Everywhere(new Term(name, now.toEpochMilli(), now));
	}

	@Override
	public Collection<PrimaryElection> all() {
		return List.copyOf(this.elections.values());
	}

	@Override
	public Worker worker() {
		return this.worker;
	}

	/**
	 * An election with one endless term.
	 *
	 * @param endless the term; its epoch is unix milliseconds
	 */
	private record Everywhere(Term endless) implements PrimaryElection {

		@Override
		public String name() {
			return this.endless.election();
		}

		@Override
		public boolean isPrimary() {
			return true;
		}

		@Override
		public Optional<Term> term() {
			return Optional.of(this.endless);
		}

		@Override
		public <T, E extends Exception> Optional<T> callIfPrimary(Work<T, E> work) throws E {
			return Optional.ofNullable(work.call());
		}

		@Override
		public void resign() {
			// there is nobody to hand over to
		}

	}

}
