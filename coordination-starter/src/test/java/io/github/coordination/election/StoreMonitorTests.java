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

import io.github.coordination.election.core.StoreRequest;
import io.github.coordination.store.memory.MemoryLeaseStore;

import static org.assertj.core.api.Assertions.assertThat;

class StoreMonitorTests {

	private final Throwable failure = new AssertionError("planned");

	private static final StoreRequest RENEW = new StoreRequest.Renew(1, List.of());

	private static final StoreRequest OTHER = new StoreRequest.Release(2, null);

	private long now;

	private final StoreMonitor monitor = new StoreMonitor(new MemoryLeaseStore(Clock.systemUTC()),
			Duration.ofNanos(100), () -> this.now);

	@Test
	void outageIsReportedOnceAndSoIsItsEnd() {
		assertThat(this.monitor.record(OTHER, null, 1)).isFalse();
		assertThat(this.monitor.record(OTHER, this.failure, 1)).isTrue();
		assertThat(this.monitor.record(RENEW, this.failure, 1)).isFalse();
		assertThat(this.monitor.record(OTHER, this.failure, 1)).isFalse();
		assertThat(this.monitor.record(RENEW, null, 1)).isTrue();
		assertThat(this.monitor.record(OTHER, null, 1)).isFalse();
		assertThat(this.monitor.record(OTHER, this.failure, 1)).isTrue();
	}

	@Test
	void statusShowsWhetherTheStoreAnswersAndSinceWhen() {
		Instant since = this.monitor.status().since();
		this.monitor.record(OTHER, null, 1);
		assertThat(this.monitor.status().reachable()).isTrue();
		assertThat(this.monitor.status().since()).isSameAs(since);
		this.monitor.record(OTHER, this.failure, 1);
		assertThat(this.monitor.status().reachable()).isFalse();
		assertThat(this.monitor.status().since()).isNotSameAs(since).isAfterOrEqualTo(since);
		assertThat(this.monitor.status().name()).isEqualTo("memory");
		assertThat(this.monitor.status().identity()).isEqualTo("this JVM");
	}

	@Test
	void callBeyondItsBoundAndARefusalShowInTheStatusOnly() {
		this.monitor.asking();
		this.now += 100;
		assertThat(this.monitor.status().reachable()).isTrue();
		this.now++;
		assertThat(this.monitor.status().reachable()).isFalse();
		assertThat(this.monitor.record(OTHER, null, 101)).isFalse();
		assertThat(this.monitor.status().reachable()).isTrue();
		this.monitor.refusing(true);
		assertThat(this.monitor.status().reachable()).isFalse();
		this.monitor.refusing(false);
		assertThat(this.monitor.status().reachable()).isTrue();
	}

	@Test
	void onlyRenewalsAreTimed() {
		this.monitor.record(OTHER, null, 1);
		this.monitor.record(OTHER, this.failure, 1);
		this.monitor.record(RENEW, null, 20);
		this.monitor.record(RENEW, null, 22);
		this.monitor.record(RENEW, this.failure, 300);
		assertThat(this.monitor.renewals().answered().count()).isEqualTo(2);
		assertThat(this.monitor.renewals().answered().totalNanos()).isEqualTo(42);
		assertThat(this.monitor.renewals().failed().count()).isEqualTo(1);
		assertThat(this.monitor.renewals().failed().totalNanos()).isEqualTo(300);
	}

}
