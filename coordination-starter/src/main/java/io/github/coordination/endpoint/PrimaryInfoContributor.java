/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.endpoint;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

import org.springframework.boot.actuate.info.Info;
import org.springframework.boot.actuate.info.InfoContributor;

import io.github.coordination.WorkerRole;
import io.github.coordination.election.ElectionStatus;
import io.github.coordination.election.EngineStatus;

/**
 * Adds {@code primary} to the info endpoint: id of this worker, kind of store and the
 * role in each election. Tells no host and no path, because info is often public.
 *
 * @since 0.1.0
 */
public final class PrimaryInfoContributor implements InfoContributor {

	private final EngineStatus engine;

	/**
	 * Create the contributor.
	 * @param engine what it reads: local state only
	 */
	public PrimaryInfoContributor(EngineStatus engine) {
		this.engine = engine;
	}

	@Override
	public void contribute(Info.Builder builder) {
		Map<String, WorkerRole> elections = new TreeMap<>();
		for (ElectionStatus election : this.engine.elections()) {
			elections.put(election.name(), election.role());
		}
		Map<String, Object> primary = new LinkedHashMap<>();
		primary.put("worker", this.engine.worker().id());
		primary.put("store", this.engine.store().name());
		primary.put("elections", elections);
		builder.withDetail("primary", primary);
	}

}
