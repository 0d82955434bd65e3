/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.lease;

import org.jspecify.annotations.Nullable;

/**
 * What a worker may take.
 *
 * @since 0.1.0
 */
public sealed interface Claim {

	/**
	 * Take the election only if the store itself proves the former term over: the record
	 * says released and its epoch is not below the floor, the table or directory is a new
	 * installation, or a session of the store has ended. Else only look.
	 */
	record IfFree() implements Claim {

	}

	/**
	 * Take the election by compare-and-set on the whole record, whatever the store's
	 * clock says: the engine has proved the former term over.
	 *
	 * @param expected the record as it was seen, {@code null} for none
	 */
	record Replace(@Nullable LeaseRecord expected) implements Claim {

	}

}
