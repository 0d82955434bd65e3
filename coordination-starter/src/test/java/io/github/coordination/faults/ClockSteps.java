/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.faults;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import io.github.coordination.lease.LeaseStore;
import io.github.coordination.report.TestWorker;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Steps of a server's clock by an hour in both directions, under workers with real
 * engines. Not run by default, since the library that steps the clock has to be
 * installed.
 */
@Timeout(600)
public abstract class ClockSteps {

	private static final Duration HOUR = Duration.ofHours(1);

	private static final int ROUNDS = 2;

	private final List<SeverableStore> stores = new ArrayList<>();

	private ServerProcess server;

	private ServerClock clock;

	/**
	 * Make a server.
	 * @return a server that is yet to be started
	 */
	protected abstract ServerProcess create() throws Exception;

	/**
	 * Open a worker's store.
	 * @return a store on the server
	 */
	protected abstract LeaseStore open() throws Exception;

	/**
	 * Ask the server for its time.
	 * @return what its clock says
	 */
	protected abstract Instant now() throws Exception;

	@BeforeEach
	void start() throws Exception {
		this.server = create();
		this.clock = new ServerClock(this.server);
		this.server.start();
		for (int i = 0; i < 2; i++) {
			this.stores.add(new SeverableStore(open()));
		}
	}

	@AfterEach
	void close() {
		this.stores.forEach(LeaseStore::close);
		this.server.close();
	}

	private void step(Duration offset) {
		this.clock.step(offset);
		Awaitility.await()
			.atMost(Duration.ofSeconds(60))
			.until(() -> Duration.between(Instant.now(), now()).minus(offset).abs().toMinutes() < 1);
	}

	private Rivals rivals() {
		return new Rivals(TestWorker.SHORT_LEASE, this.stores.toArray(LeaseStore[]::new));
	}

	@Test
	void primaryThatRenewsGetsNoSecondBesideIt() {
		try (Rivals rivals = rivals()) {
			for (Duration offset : List.of(HOUR, Duration.ZERO, HOUR.negated(), Duration.ZERO)) {
				rivals.awaitTermAfter(0);
				step(offset);
				rivals.awaitRenewals(6);
			}
			rivals.awaitTermAfter(0);
			assertThat(rivals.contradictions()).isEmpty();
		}
	}

	/** Nothing but its lease protects a primary that cannot tell the server anything. */
	@Test
	void primaryThatIsCutOffIsFollowedAfterItsTerm() {
		try (Rivals rivals = rivals()) {
			long former = 0;
			for (int i = 0; i < ROUNDS; i++) {
				for (Duration offset : List.of(HOUR, Duration.ZERO, HOUR.negated(), Duration.ZERO)) {
					former = rivals.awaitTermAfter(former);
					SeverableStore severed = this.stores.get(rivals.primary());
					severed.sever(true);
					step(offset);
					assertThat(rivals.awaitTermAfter(former)).isGreaterThan(former);
					severed.sever(false);
				}
			}
			assertThat(rivals.contradictions()).isEmpty();
		}
	}

}
