/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.store.fixed;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;

import org.junit.jupiter.api.Test;

import io.github.coordination.Worker;
import io.github.coordination.lease.Attempt;
import io.github.coordination.lease.Claim;
import io.github.coordination.lease.Consistency;
import io.github.coordination.lease.Holder;
import io.github.coordination.lease.Lease;
import io.github.coordination.lease.LeaseRequest;
import io.github.coordination.lease.Renewal;
import io.github.coordination.lease.Scope;

import static org.assertj.core.api.Assertions.assertThat;

class FixedLeaseStoreTests {

	private static final Duration LEASE = Duration.ofSeconds(10);

	private static final Holder HOLDER = new Holder(new Worker("w1", "host", 1), "", "", 0);

	private final InstantSource clock = InstantSource.fixed(Instant.ofEpochMilli(1_000));

	private final FixedLeaseStore yes = new FixedLeaseStore(true, this.clock);

	private final FixedLeaseStore no = new FixedLeaseStore(false, this.clock);

	@Test
	void epochIsUnixMilliseconds() {
		assertThat(this.yes.tryAcquire(request(0, new Claim.IfFree()))).isEqualTo(new Attempt.Granted(1_000));
	}

	@Test
	void epochIsGreaterThanWhatTheWorkerHasSeen() {
		assertThat(this.yes.tryAcquire(request(5_000, new Claim.IfFree()))).isEqualTo(new Attempt.Granted(5_001));
	}

	@Test
	void secondaryIsRefusedWhateverItClaims() {
		Attempt held = new Attempt.Held(null, LEASE, null);
		assertThat(this.no.tryAcquire(request(0, new Claim.IfFree()))).isEqualTo(held);
		assertThat(this.no.tryAcquire(request(0, new Claim.Replace(null)))).isEqualTo(held);
	}

	@Test
	void primaryIsRenewedForEver() {
		Lease lease = new Lease("primary", HOLDER, 7, LEASE);
		assertThat(this.yes.renewAll(List.of(lease, lease))).containsExactly(new Renewal.Renewed(),
				new Renewal.Renewed());
		this.yes.release(lease);
		assertThat(this.yes.renew(lease)).isEqualTo(new Renewal.Renewed());
	}

	@Test
	void secondaryIsNotRenewed() {
		assertThat(this.no.renew(new Lease("primary", HOLDER, 7, LEASE)))
			.isEqualTo(new Renewal.Lost("coordination.fixed.primary is false"));
	}

	@Test
	void storeSaysWhatItIs() {
		assertThat(this.yes.name()).isEqualTo("fixed");
		assertThat(this.yes.identity()).isEqualTo("coordination.fixed.primary=true");
		assertThat(this.no.identity()).isEqualTo("coordination.fixed.primary=false");
		assertThat(this.yes.scope()).isEqualTo(Scope.PROCESS);
		assertThat(this.yes.consistency()).isEqualTo(Consistency.SINGLE_NODE);
		assertThat(this.yes.wakesUp()).isTrue();
	}

	private static LeaseRequest request(long floor, Claim claim) {
		return new LeaseRequest("primary", HOLDER, LEASE, floor, claim);
	}

}
