/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.health;

import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.actuate.endpoint.EndpointId;
import org.springframework.boot.actuate.endpoint.web.AdditionalPathsMapper;
import org.springframework.boot.actuate.endpoint.web.WebServerNamespace;
import org.springframework.boot.health.actuate.endpoint.HealthEndpointGroup;
import org.springframework.boot.health.actuate.endpoint.HealthEndpointGroups;

/**
 * The groups of an application and one more. It also passes on the additional paths of
 * the groups it wraps: Boot asks the groups' bean for them by that second type.
 */
final class WorkerHealthGroups implements HealthEndpointGroups, AdditionalPathsMapper {

	private final HealthEndpointGroups groups;

	private final String name;

	private final HealthEndpointGroup group;

	WorkerHealthGroups(HealthEndpointGroups groups, String name, HealthEndpointGroup group) {
		this.groups = groups;
		this.name = name;
		this.group = group;
	}

	@Override
	public HealthEndpointGroup getPrimary() {
		return this.groups.getPrimary();
	}

	@Override
	public Set<String> getNames() {
		Set<String> names = new TreeSet<>(this.groups.getNames());
		names.add(this.name);
		return Collections.unmodifiableSet(names);
	}

	@Override
	public @Nullable HealthEndpointGroup get(String name) {
		return this.name.equals(name) ? this.group : this.groups.get(name);
	}

	@Override
	public @Nullable List<String> getAdditionalPaths(EndpointId endpointId, WebServerNamespace webServerNamespace) {
		return (this.groups instanceof AdditionalPathsMapper mapper)
				? mapper.getAdditionalPaths(endpointId, webServerNamespace) : null;
	}

}
