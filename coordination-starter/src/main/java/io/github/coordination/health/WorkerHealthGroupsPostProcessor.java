/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.health;

import org.springframework.boot.health.actuate.endpoint.HealthEndpointGroups;
import org.springframework.boot.health.actuate.endpoint.HealthEndpointGroupsPostProcessor;

/**
 * Adds the health group {@code worker}, which shows the role at
 * {@code /actuator/health/worker} to everybody with no configuration. A group of that
 * name that the user has configured is left alone.
 *
 * @since 0.1.0
 */
public final class WorkerHealthGroupsPostProcessor implements HealthEndpointGroupsPostProcessor {

	/**
	 * Name of the group.
	 */
	public static final String GROUP = "worker";

	private final String contributor;

	/**
	 * Create the post-processor.
	 * @param contributor name of the one contributor in the group
	 */
	public WorkerHealthGroupsPostProcessor(String contributor) {
		this.contributor = contributor;
	}

	@Override
	public HealthEndpointGroups postProcessHealthEndpointGroups(HealthEndpointGroups groups) {
		if (groups.getNames().contains(GROUP)) {
			return groups;
		}
		return new WorkerHealthGroups(groups, GROUP, new WorkerHealthGroup(this.contributor, groups.getPrimary()));
	}

}
