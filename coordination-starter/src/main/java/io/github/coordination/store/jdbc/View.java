/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.store.jdbc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

import org.jspecify.annotations.Nullable;

import io.github.coordination.Worker;
import io.github.coordination.lease.Attempt;
import io.github.coordination.lease.Claim;
import io.github.coordination.lease.Holder;
import io.github.coordination.lease.LeaseRecord;
import io.github.coordination.lease.LeaseRequest;

/**
 * What the tables say of an election at one instant of the database's clock.
 *
 * @param now the clock, in microseconds since 1970
 * @param readOnly whether nothing can be written
 * @param rememberedEpoch greatest epoch of the row of the term and of the record,
 * {@code 0} if there is neither
 * @param record the record, {@code null} if there is none
 * @param expiresAt end of its lease, in microseconds since 1970
 * @param damage why the record cannot be believed, {@code null} if it can
 */
record View(long now, boolean readOnly, long rememberedEpoch, @Nullable LeaseRecord record, long expiresAt,
		@Nullable String damage) {

	static final int VERSION = 1;

	static View of(ResultSet row) throws SQLException {
		long now = row.getLong("store_now");
		boolean readOnly = row.getInt("read_only") != 0;
		long remembered = Math.max(row.getLong("term_epoch"), row.getLong("epoch"));
		int version = row.getInt("version");
		if (row.wasNull()) {
			return new View(now, readOnly, remembered, null, 0, null);
		}
		if (version != VERSION) {
			return new View(now, readOnly, remembered, null, 0, "has version " + version + ", not " + VERSION);
		}
		try {
			return new View(now, readOnly, remembered, record(row), row.getLong("expires_at"), null);
		}
		catch (IllegalArgumentException | ArithmeticException ex) {
			return new View(now, readOnly, remembered, null, 0, "is malformed: " + ex.getMessage());
		}
	}

	private static LeaseRecord record(ResultSet row) throws SQLException {
		long released = row.getLong("released");
		if (released != 0 && released != 1) {
			throw new IllegalArgumentException("released is " + released + ", not 0 or 1");
		}
		Worker worker = new Worker(text(row, "holder_id"), text(row, "host"), row.getLong("pid"));
		Holder holder = new Holder(worker, text(row, "boot_id"), text(row, "pid_namespace"), row.getLong("start_time"));
		return new LeaseRecord(holder, row.getLong("epoch"), row.getLong("renewal"),
				Duration.of(row.getLong("lease_micros"), ChronoUnit.MICROS), released == 1);
	}

	/** Oracle keeps an empty text as null. */
	private static String text(ResultSet row, String column) throws SQLException {
		String text = row.getString(column);
		return (text != null) ? text : "";
	}

	/**
	 * Whether a claim may be granted. No record proves nothing, not even where the tables
	 * are new: a primary may live from before they were dropped. A record older than the
	 * last term was restored by somebody and proves nothing either.
	 * @param request the request
	 * @return whether it may
	 */
	boolean grants(LeaseRequest request) {
		if (this.damage != null) {
			return false;
		}
		if (request.claim() instanceof Claim.Replace replace) {
			return (replace.expected() != null) ? replace.expected().equals(this.record) : this.record == null;
		}
		return this.record != null && this.record.released() && this.record.epoch() >= request.epochFloor()
				&& this.record.epoch() >= this.rememberedEpoch;
	}

	/**
	 * An epoch above all that are remembered, and above the milliseconds since 1970: so
	 * it also grows over a term that a replica has never heard of.
	 */
	long nextEpoch(long floor) {
		long remembered = Math.max(this.rememberedEpoch, this.now / 1000);
		return Math.addExact(Math.max(remembered, floor), 1);
	}

	/**
	 * How long nobody has let calls in, {@code null} without a record.
	 */
	@Nullable Duration vacancy() {
		return (this.record == null) ? null
				: Duration.between(instant(this.expiresAt).minus(this.record.lease()), instant(this.now));
	}

	/**
	 * What somebody is told who is not granted anything.
	 */
	Attempt refusal(String where) {
		if (this.damage != null) {
			return new Attempt.Refused("The record of " + where + " " + this.damage
					+ ": let all workers run the same version of the starter, or delete that row.");
		}
		Instant instant = instant(this.now);
		if (this.record == null || this.record.released() || this.expiresAt <= this.now) {
			return new Attempt.Free(this.record, instant);
		}
		return new Attempt.Held(this.record, Duration.between(instant, instant(this.expiresAt)), instant);
	}

	private static Instant instant(long micros) {
		return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
	}

}
