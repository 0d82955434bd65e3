/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.autoconfigure;

import java.util.Collection;

import io.github.coordination.PrimaryElection;
import io.github.coordination.PrimaryElections;
import io.github.coordination.Worker;
import io.github.coordination.election.ElectionEngine;

/**
 * The elections of the engine, as users inject them.
 */
final class InjectedElections implements PrimaryElections {

	private final ElectionEngine engine;

	InjectedElections(ElectionEngine engine) {
		this.engine = engine;
	}

	@Override
	public PrimaryElection get(String name) {
		return this.engine.get(name);
	}

	@Override
	public Collection<PrimaryElection> all() {
		return this.engine.all();
	}

	@Override
	public Worker worker() {
		return this.engine.worker();
	}

}
