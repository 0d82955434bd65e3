/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.health;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.actuate.endpoint.SecurityContext;
import org.springframework.boot.health.actuate.endpoint.AdditionalHealthEndpointPath;
import org.springframework.boot.health.actuate.endpoint.HealthEndpointGroup;
import org.springframework.boot.health.actuate.endpoint.HttpCodeStatusMapper;
import org.springframework.boot.health.actuate.endpoint.StatusAggregator;

/**
 * A group of one contributor whose details everybody sees. Statuses mean what they mean
 * for the whole application.
 */
final class WorkerHealthGroup implements HealthEndpointGroup {

	private final String member;

	private final HealthEndpointGroup whole;

	WorkerHealthGroup(String member, HealthEndpointGroup whole) {
		this.member = member;
		this.whole = whole;
	}

	@Override
	public boolean isMember(String name) {
		return this.member.equals(name);
	}

	@Override
	public boolean showComponents(SecurityContext securityContext) {
		return true;
	}

	@Override
	public boolean showDetails(SecurityContext securityContext) {
		return true;
	}

	@Override
	public StatusAggregator getStatusAggregator() {
		return this.whole.getStatusAggregator();
	}

	@Override
	public HttpCodeStatusMapper getHttpCodeStatusMapper() {
		return this.whole.getHttpCodeStatusMapper();
	}

	@Override
	public @Nullable AdditionalHealthEndpointPath getAdditionalPath() {
		return null;
	}

}
