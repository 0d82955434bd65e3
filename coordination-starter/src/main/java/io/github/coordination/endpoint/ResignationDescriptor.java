/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.endpoint;

import org.springframework.boot.actuate.endpoint.OperationResponseBody;

/**
 * What became of a call for resignation.
 *
 * @param election name of the election
 * @param resigning whether this worker was the primary and now hands over; {@code false}
 * if there was nothing to resign from
 * @since 0.1.0
 */
public record ResignationDescriptor(String election, boolean resigning) implements OperationResponseBody {

}
