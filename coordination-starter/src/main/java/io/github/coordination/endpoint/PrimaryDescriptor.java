/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.endpoint;

import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

import org.springframework.boot.actuate.endpoint.OperationResponseBody;

import io.github.coordination.Worker;
import io.github.coordination.election.ElectionStatus;
import io.github.coordination.election.EngineStatus;
import io.github.coordination.election.StoreStatus;

/**
 * What the endpoint says of this worker.
 *
 * @param worker this worker
 * @param store the store
 * @param elections the elections in which this worker stands, by name
 * @since 0.1.0
 */
public record PrimaryDescriptor(Worker worker, StoreDescriptor store,
		Map<String, ElectionDescriptor> elections) implements OperationResponseBody {

	static PrimaryDescriptor of(EngineStatus engine) {
		Map<String, ElectionDescriptor> elections = new TreeMap<>();
		for (ElectionStatus election : engine.elections()) {
			elections.put(election.name(), ElectionDescriptor.of(election, engine.worker()));
		}
		return new PrimaryDescriptor(engine.worker(), StoreDescriptor.of(engine.store()),
				Collections.unmodifiableMap(elections));
	}

	/**
	 * What the endpoint says of the store.
	 *
	 * @param name kind of store
	 * @param identity which one it is
	 * @param scope how far it reaches
	 * @param consistency what it keeps at a failover
	 * @param reachable whether its latest call was answered
	 * @param since since when it is, or is not, reachable
	 */
	public record StoreDescriptor(String name, String identity, String scope, String consistency, boolean reachable,
			Instant since) {

		static StoreDescriptor of(StoreStatus store) {
			return new StoreDescriptor(store.name(), store.identity(), String.valueOf(store.scope()),
					String.valueOf(store.consistency()), store.reachable(), Millis.of(store.since()));
		}

	}

}
