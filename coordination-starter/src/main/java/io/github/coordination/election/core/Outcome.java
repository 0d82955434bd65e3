/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.election.core;

import java.util.List;

import io.github.coordination.lease.Attempt;
import io.github.coordination.lease.Renewal;

/**
 * What became of a store request.
 *
 * @since 0.1.0
 */
public sealed interface Outcome {

	/**
	 * Answer to {@link StoreRequest.Acquire}.
	 *
	 * @param attempt the store's answer
	 * @param holderDead whether the record's holder is proven dead
	 */
	record Attempted(Attempt attempt, boolean holderDead) implements Outcome {

	}

	/**
	 * Answer to {@link StoreRequest.Renew}.
	 *
	 * @param renewals one per lease, in the order of the request
	 */
	record Renewed(List<Renewal> renewals) implements Outcome {

	}

	/**
	 * Answer to {@link StoreRequest.Release}.
	 */
	record Released() implements Outcome {

	}

	/**
	 * No answer: the request may or may not have been, or may still be, carried out.
	 *
	 * @param reason a clause for people
	 */
	record Unknown(String reason) implements Outcome {

	}

}
