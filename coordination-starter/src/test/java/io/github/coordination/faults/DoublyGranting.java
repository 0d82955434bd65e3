/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.faults;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Another store whose workers go through {@link DoubleGrants}.
 */
final class DoublyGranting implements StoreUnderFaults {

	private final StoreUnderFaults store;

	DoublyGranting(StoreUnderFaults store) {
		this.store = store;
	}

	@Override
	public Class<? extends StoreFactory> factory() {
		return DoubleGrants.class;
	}

	@Override
	public List<String> arguments(String run, int port) {
		List<String> arguments = new ArrayList<>(List.of(this.store.factory().getName()));
		arguments.addAll(this.store.arguments(run, port));
		return arguments;
	}

	@Override
	public Optional<FaultyServer> server() {
		return this.store.server();
	}

	@Override
	public void damage(String run, String election, int part) throws Exception {
		this.store.damage(run, election, part);
	}

	@Override
	public void close() {
		this.store.close();
	}

}
