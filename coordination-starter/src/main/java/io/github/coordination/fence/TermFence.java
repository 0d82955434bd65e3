/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.fence;

import io.github.coordination.NotPrimaryException;
import io.github.coordination.PrimaryElections;

/**
 * A fence for an election that only this process stands in, as in a test: its own term is
 * the newest there is.
 *
 * @since 0.1.0
 */
public final class TermFence implements Fence {

	private final PrimaryElections elections;

	/**
	 * Create the fence.
	 * @param elections the elections of this process
	 */
	public TermFence(PrimaryElections elections) {
		this.elections = elections;
	}

	@Override
	public void require(String election, long epoch) {
		if (this.elections.get(election).term().filter((term) -> term.epoch() == epoch).isEmpty()) {
			throw new NotPrimaryException(election,
					"Work of epoch %d in election \"%s\" must not take effect: this term is over.".formatted(epoch,
							election));
		}
	}

}
