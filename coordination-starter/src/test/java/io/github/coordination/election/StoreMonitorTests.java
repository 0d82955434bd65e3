/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.election;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

import org.junit.jupiter.api.Test;

import io.github.coordination.Worker;
import io.github.coordination.election.core.Outcome;
import io.github.coordination.election.core.StoreRequest;
import io.github.coordination.lease.Attempt;
import io.github.coordination.lease.Claim;
import io.github.coordination.lease.Holder;
import io.github.coordination.lease.Lease;
import io.github.coordination.lease.LeaseRecord;
import io.github.coordination.lease.LeaseRequest;
import io.github.coordination.lease.Renewal;
import io.github.coordination.store.memory.MemoryLeaseStore;

import static org.assertj.core.api.Assertions.assertThat;

class StoreMonitorTests {

	private static final Duration LEASE = Duration.ofSeconds(10);

	private static final Holder ME = new Holder(new Worker("me", "host", 1), "boot", "namespace", 1);

	private static final Holder OTHER = new Holder(new Worker("other", "host", 2), "boot", "namespace", 1);

	private static final Renewal RENEWED = new Renewal.Renewed();

	private long now;

	private final StoreMonitor monitor = new StoreMonitor(new MemoryLeaseStore(Clock.systemUTC()), ME.worker(),
			Duration.ofNanos(100), () -> this.now);

	private static StoreRequest acquire(String election) {
		return new StoreRequest.Acquire(1, new LeaseRequest(election, ME, LEASE, 0, new Claim.IfFree()));
	}

	private static StoreRequest renew(String... elections) {
		return new StoreRequest.Renew(2, List.of(elections).stream().map(StoreMonitorTests::lease).toList());
	}

	private static Lease lease(String election) {
		return new Lease(election, ME, 1, LEASE);
	}

	private static Attempt held(Holder holder) {
		return new Attempt.Held(new LeaseRecord(holder, 1, 0, LEASE, false), LEASE, Instant.EPOCH);
	}

	private String answered(String election, Attempt attempt) {
		return this.monitor.answered(acquire(election), new Outcome.Attempted(attempt, false), 1);
	}

	private String renewed(StoreRequest request, Renewal... renewals) {
		return this.monitor.answered(request, new Outcome.Renewed(List.of(renewals)), 1);
	}

	@Test
	void outageIsReportedOnceAndSoIsItsEnd() {
		answered("a", held(OTHER));
		assertThat(this.monitor.hasChanged()).isFalse();
		this.monitor.unanswered(acquire("a"), 1);
		assertThat(this.monitor.hasChanged()).isTrue();
		this.monitor.unanswered(acquire("a"), 1);
		assertThat(this.monitor.hasChanged()).isFalse();
		answered("a", held(OTHER));
		assertThat(this.monitor.hasChanged()).isTrue();
		answered("a", held(OTHER));
		assertThat(this.monitor.hasChanged()).isFalse();
	}

	@Test
	void oneElectionDoesNotMakeGoodAnother() {
		this.monitor.unanswered(renew("a", "b"), 1);
		assertThat(this.monitor.hasChanged()).isTrue();
		answered("a", held(OTHER));
		assertThat(this.monitor.hasChanged()).isFalse();
		this.monitor.answered(new StoreRequest.Release(3, lease("b")), new Outcome.Released(), 1);
		assertThat(this.monitor.hasChanged()).isTrue();
		this.monitor.unanswered(new StoreRequest.Release(3, lease("b")), 1);
		assertThat(this.monitor.status().reachable()).isFalse();
	}

	@Test
	void renewalThatNobodyKnowsOfIsAFailureOfItsElection() {
		String reason = renewed(renew("a", "b"), RENEWED, new Renewal.Unknown("its part is away"));
		assertThat(reason).isEqualTo("the lease of election \"b\" was not renewed: its part is away");
		assertThat(this.monitor.hasChanged()).isTrue();
		assertThat(this.monitor.renewals().failed().count()).isEqualTo(1);
		assertThat(renewed(renew("a"), RENEWED)).isNull();
		assertThat(this.monitor.hasChanged()).isFalse();
		assertThat(renewed(renew("a", "b"), RENEWED, new Renewal.Lost("gone"))).isNull();
		assertThat(this.monitor.hasChanged()).isTrue();
		assertThat(this.monitor.renewals().answered().count()).isEqualTo(2);
	}

	@Test
	void sightOfTheOwnRecordDoesNotShowThatTheStoreCanBeWritten() {
		this.monitor.unanswered(acquire("a"), 1);
		assertThat(this.monitor.hasChanged()).isTrue();
		answered("a", held(ME));
		answered("a", new Attempt.Free(new LeaseRecord(ME, 1, 0, LEASE, false), Instant.EPOCH));
		assertThat(this.monitor.hasChanged()).isFalse();
		answered("a", new Attempt.Granted(2));
		assertThat(this.monitor.hasChanged()).isTrue();
		assertThat(this.monitor.status().reachable()).isTrue();
	}

	@Test
	void statusShowsWhetherTheStoreServesThisWorkerAndSinceWhen() {
		Instant since = this.monitor.status().since();
		answered("a", held(OTHER));
		assertThat(this.monitor.status().reachable()).isTrue();
		assertThat(this.monitor.status().since()).isSameAs(since);
		answered("a", new Attempt.Refused("no right"));
		answered("b", held(OTHER));
		assertThat(this.monitor.status().reachable()).isFalse();
		assertThat(this.monitor.hasChanged()).isFalse();
		Instant refused = this.monitor.status().since();
		assertThat(refused).isNotSameAs(since).isAfterOrEqualTo(since);
		this.monitor.unanswered(acquire("b"), 1);
		assertThat(this.monitor.status().since()).isSameAs(refused);
		assertThat(this.monitor.status().name()).isEqualTo("memory");
		assertThat(this.monitor.status().identity()).isEqualTo("this JVM");
	}

	@Test
	void callBeyondItsBoundShowsInTheStatusOnly() {
		this.monitor.asking();
		this.now += 100;
		assertThat(this.monitor.status().reachable()).isTrue();
		this.now++;
		assertThat(this.monitor.status().reachable()).isFalse();
		answered("a", held(OTHER));
		assertThat(this.monitor.hasChanged()).isFalse();
		assertThat(this.monitor.status().reachable()).isTrue();
	}

	@Test
	void onlyRenewalsAreTimed() {
		answered("a", held(OTHER));
		this.monitor.unanswered(acquire("a"), 1);
		this.monitor.answered(renew("a"), new Outcome.Renewed(List.of(RENEWED)), 20);
		this.monitor.answered(renew("a"), new Outcome.Renewed(List.of(RENEWED)), 22);
		this.monitor.unanswered(renew("a"), 300);
		assertThat(this.monitor.renewals().answered().count()).isEqualTo(2);
		assertThat(this.monitor.renewals().answered().totalNanos()).isEqualTo(42);
		assertThat(this.monitor.renewals().failed().count()).isEqualTo(1);
		assertThat(this.monitor.renewals().failed().totalNanos()).isEqualTo(300);
	}

}
