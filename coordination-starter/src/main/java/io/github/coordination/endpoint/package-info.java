/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

/**
 * The role as an actuator endpoint and as a part of the info endpoint.
 */
@NullMarked
package io.github.coordination.endpoint;

import org.jspecify.annotations.NullMarked;
