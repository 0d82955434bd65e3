/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.endpoint;

import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.actuate.endpoint.annotation.Selector;
import org.springframework.boot.actuate.endpoint.annotation.WriteOperation;
import org.springframework.boot.actuate.endpoint.web.WebEndpointResponse;
import org.springframework.boot.actuate.endpoint.web.annotation.EndpointWebExtension;

import io.github.coordination.WorkerRole;

/**
 * Gives the answers of the {@link PrimaryEndpoint} the HTTP status that a load balancer
 * understands, for GET and HEAD alike: 200 on the primary, 503 on a secondary, 404 for an
 * election in which this worker does not stand. A resignation is answered with 202, or
 * with 409 if there was nothing to resign from.
 *
 * @since 0.1.0
 */
@EndpointWebExtension(endpoint = PrimaryEndpoint.class)
public class PrimaryEndpointWebExtension {

	private static final int ACCEPTED = 202;

	private static final int CONFLICT = 409;

	private final PrimaryEndpoint endpoint;

	/**
	 * Create the extension.
	 * @param endpoint whose answers it extends
	 */
	public PrimaryEndpointWebExtension(PrimaryEndpoint endpoint) {
		this.endpoint = endpoint;
	}

	/**
	 * One election.
	 * @param election name of the election
	 * @return the description with the status that tells the role. An unknown election is
	 * answered with an explicit 404, because Boot turns {@code null} into 204 for HEAD
	 */
	@ReadOperation
	public WebEndpointResponse<ElectionDescriptor> election(@Selector String election) {
		ElectionDescriptor descriptor = this.endpoint.election(election);
		if (descriptor == null) {
			return new WebEndpointResponse<>(WebEndpointResponse.STATUS_NOT_FOUND);
		}
		boolean primary = descriptor.role() == WorkerRole.PRIMARY;
		return new WebEndpointResponse<>(descriptor,
				primary ? WebEndpointResponse.STATUS_OK : WebEndpointResponse.STATUS_SERVICE_UNAVAILABLE);
	}

	/**
	 * Hand over, so that another worker can take over. Returns at once.
	 * @param election name of the election
	 * @return what became of it
	 */
	@WriteOperation
	public WebEndpointResponse<ResignationDescriptor> resign(@Selector String election) {
		ResignationDescriptor descriptor = this.endpoint.resign(election);
		if (descriptor == null) {
			return new WebEndpointResponse<>(WebEndpointResponse.STATUS_NOT_FOUND);
		}
		return new WebEndpointResponse<>(descriptor, descriptor.resigning() ? ACCEPTED : CONFLICT);
	}

}
