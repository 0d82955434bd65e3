/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.store.jdbc;

import java.time.Duration;
import java.time.Instant;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.github.coordination.Worker;
import io.github.coordination.lease.Attempt;
import io.github.coordination.lease.Claim;
import io.github.coordination.lease.Holder;
import io.github.coordination.lease.LeaseRecord;
import io.github.coordination.lease.LeaseRequest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/**
 * What may be granted on what the tables say.
 */
class ViewTests {

	private static final long NOW = 5_000_000;

	private static final Holder HOLDER = new Holder(new Worker("id", "host", 1), "boot", "pid", 7);

	private static final Duration LEASE = Duration.ofSeconds(10);

	@ParameterizedTest
	@CsvSource({ "0, 0", "7, 0", "0, 7" })
	void absenceIsFreeForNobody(long remembered, long floor) {
		View view = new View(NOW, false, remembered, null, 0, null);
		assertThat(view.grants(request(floor, new Claim.IfFree()))).isFalse();
		assertThat(view.grants(request(floor, new Claim.Replace(null)))).isTrue();
	}

	@ParameterizedTest
	@CsvSource({ "true, 7, 7, true", "true, 7, 8, false", "true, 8, 7, false", "false, 7, 7, false" })
	void releasedRecordIsFreeIfNothingLaterIsKnown(boolean released, long remembered, long floor, boolean granted) {
		View view = view(record(7, released), remembered, NOW + 1);
		assertThat(view.grants(request(floor, new Claim.IfFree()))).isEqualTo(granted);
	}

	@Test
	void replacementNeedsTheWholeRecord() {
		LeaseRecord record = record(7, false);
		View view = view(record, 7, NOW + 1);
		assertThat(view.grants(request(0, new Claim.Replace(record)))).isTrue();
		assertThat(view.grants(request(0, new Claim.Replace(record.asRenewed())))).isFalse();
		assertThat(view.grants(request(0, new Claim.Replace(null)))).isFalse();
	}

	@Test
	void damagedRecordIsNeverGranted() {
		View view = new View(NOW, false, 7, null, 0, "is malformed");
		assertThat(view.grants(request(0, new Claim.Replace(null)))).isFalse();
		assertThat(view.grants(request(0, new Claim.IfFree()))).isFalse();
		assertThat(view.refusal("there")).isInstanceOf(Attempt.Refused.class);
	}

	@ParameterizedTest
	@CsvSource({ "0, 0, 5001", "7, 0, 5001", "9000, 0, 9001", "7, 10000, 10001" })
	void epochIsAboveEverythingKnownAndTheClock(long remembered, long floor, long epoch) {
		assertThat(new View(NOW, false, remembered, null, 0, null).nextEpoch(floor)).isEqualTo(epoch);
	}

	@Test
	void greatestEpochHasNoSuccessor() {
		assertThatThrownBy(() -> new View(NOW, false, Long.MAX_VALUE, null, 0, null).nextEpoch(0))
			.isInstanceOf(ArithmeticException.class);
	}

	@ParameterizedTest
	@CsvSource({ "5000001, true", "5000000, false", "-9223372036854775808, false", "9223372036854775807, true" })
	void liveRecordIsHeldUntilItsEnd(long expiresAt, boolean held) {
		LeaseRecord record = record(7, false);
		Attempt attempt = view(record, 7, expiresAt).refusal("there");
		Instant now = Instant.ofEpochSecond(5);
		if (held) {
			assertThat(((Attempt.Held) attempt).remaining()).isPositive();
			assertThat(((Attempt.Held) attempt).storeNow()).isEqualTo(now);
		}
		else {
			assertThat(attempt).isEqualTo(new Attempt.Free(record, now));
		}
	}

	@Test
	void releasedRecordIsNotHeld() {
		assertThat(view(record(7, true), 7, NOW + 1).refusal("there")).isInstanceOf(Attempt.Free.class);
	}

	private static View view(@Nullable LeaseRecord record, long remembered, long expiresAt) {
		return new View(NOW, false, remembered, record, expiresAt, null);
	}

	private static LeaseRecord record(long epoch, boolean released) {
		return new LeaseRecord(HOLDER, epoch, 3, LEASE, released);
	}

	private static LeaseRequest request(long floor, Claim claim) {
		return new LeaseRequest("primary", HOLDER, LEASE, floor, claim);
	}

}
