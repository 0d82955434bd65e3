/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.lease;

import java.time.Duration;

/**
 * What a store keeps of an election's latest term.
 *
 * @param holder who was granted the term
 * @param epoch epoch of the term
 * @param renewal number that grows with every renewal within the term; constant where the
 * store itself knows that the holder lives
 * @param lease length of the holder's lease
 * @param released whether the term was ended by its holder
 * @since 0.1.0
 */
public record LeaseRecord(Holder holder, long epoch, long renewal, Duration lease, boolean released) {

	private static final Duration MAX_LEASE = Duration.ofDays(1);

	/**
	 * Refuse what no worker writes.
	 * @throws IllegalArgumentException if a number is out of range
	 */
	public LeaseRecord {
		if (epoch <= 0 || renewal < 0) {
			throw new IllegalArgumentException("epoch " + epoch + " or renewal " + renewal + " is out of range");
		}
		if (lease.isNegative() || lease.isZero() || lease.compareTo(MAX_LEASE) > 0) {
			throw new IllegalArgumentException("lease " + lease + " is out of range");
		}
	}

	/**
	 * This record after its term was ended by its holder.
	 * @return the released record
	 */
	public LeaseRecord asReleased() {
		return new LeaseRecord(this.holder, this.epoch, this.renewal, this.lease, true);
	}

	/**
	 * This record after one more renewal.
	 * @return the renewed record
	 */
	public LeaseRecord asRenewed() {
		return new LeaseRecord(this.holder, this.epoch, this.renewal + 1, this.lease, this.released);
	}

}
