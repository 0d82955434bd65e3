/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.store.redis;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.github.coordination.PrimaryElection;
import io.github.coordination.Term;
import io.github.coordination.Worker;
import io.github.coordination.election.ElectionEngine;
import io.github.coordination.election.ElectionListener;
import io.github.coordination.election.EngineSettings;
import io.github.coordination.election.TermScope;
import io.github.coordination.election.TermWork;
import io.github.coordination.election.core.Timings;
import io.github.coordination.lease.Attempt;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Two workers with real engines on a real server.
 */
class RedisElectionTests {

	private static final Duration BOUND = Duration.ofSeconds(60);

	/** Too long to wait for within a test. */
	private static final Duration LONG = Duration.ofMinutes(10);

	private static final Duration SHORT = Duration.ofSeconds(2);

	private final RedisStores stores = new RedisStores();

	private final List<ElectionEngine> engines = new ArrayList<>();

	private RedisProcess server;

	@BeforeEach
	void start() throws IOException {
		this.server = new RedisProcess();
	}

	@AfterEach
	void stop() {
		this.engines.forEach(ElectionEngine::close);
		this.stores.close();
		this.server.close();
	}

	private PrimaryElection stand(String id, Duration lease) {
		Timings timings = Timings.of(lease, null, null, null, Timings.DEFAULT_DRIFT);
		ElectionEngine engine = new ElectionEngine(this.stores.open(this.server.factory(), timings.requestTimeout(), 0),
				timings, new Worker(id, "host", ProcessHandle.current().pid()),
				new EngineSettings(Duration.ofSeconds(1), new Nothing(), new ElectionListener() {
				}));
		this.engines.add(engine);
		PrimaryElection election = engine.get(RedisStores.ELECTION);
		engine.start();
		return election;
	}

	private static long awaitTerm(PrimaryElection election, long floor) {
		return Awaitility.await()
			.atMost(BOUND)
			.pollInterval(Duration.ofMillis(5))
			.until(() -> election.term().map(Term::epoch).orElse(0L), (epoch) -> epoch > floor);
	}

	@Test
	void handOverWakesTheSecondary() {
		this.stores.leaveReleased(this.server);
		PrimaryElection first = stand("first", LONG);
		long epoch = awaitTerm(first, 0);
		PrimaryElection second = stand("second", LONG);
		Awaitility.await()
			.atMost(BOUND)
			.until(() -> this.server.cli().pubsubNumsub(this.stores.key()).get(this.stores.key()) == 2);
		first.resign();
		assertThat(awaitTerm(second, epoch)).isGreaterThan(epoch);
		assertThat(first.isPrimary()).isFalse();
	}

	@Test
	void emptiedServerEndsTheTermAndGrantsNoneForALease() {
		this.stores.leaveReleased(this.server);
		PrimaryElection first = stand("first", SHORT);
		long epoch = awaitTerm(first, 0);
		PrimaryElection second = stand("second", SHORT);
		long emptied = System.nanoTime();
		this.server.cli().flushall();
		long next = awaitNext(first, second, epoch);
		assertThat(Duration.ofNanos(System.nanoTime() - emptied)).isGreaterThan(SHORT);
		assertThat(next).isGreaterThan(epoch);
	}

	@Test
	void serverThatCrashesAndForgetsGrantsNoneForALease() throws IOException {
		this.stores.leaveReleased(this.server);
		PrimaryElection first = stand("first", SHORT);
		long epoch = awaitTerm(first, 0);
		PrimaryElection second = stand("second", SHORT);
		this.server.kill();
		Awaitility.await().atMost(BOUND).until(() -> !first.isPrimary());
		assertThat(second.isPrimary()).isFalse();
		long restarted = System.nanoTime();
		this.server.start();
		assertThat(awaitNext(first, second, epoch)).isGreaterThan(epoch);
		assertThat(Duration.ofNanos(System.nanoTime() - restarted)).isGreaterThan(SHORT);
	}

	@Test
	void serverThatRestartsFromASnapshotGrantsAGreaterEpoch() {
		this.stores.leaveReleased(this.server);
		this.server.cli().save();
		Attempt forgotten = RedisStores.ask(this.stores.open(this.server.factory()));
		this.server.kill();
		this.server.start();
		assertThat(this.server.cli().hget(this.stores.key(), "released")).isEqualTo("1");
		Attempt next = RedisStores.ask(this.stores.open(this.server.factory()));
		assertThat(((Attempt.Granted) next).epoch()).isGreaterThan(((Attempt.Granted) forgotten).epoch());
	}

	/** The next term of either, during which the other has none. */
	private static long awaitNext(PrimaryElection first, PrimaryElection second, long former) {
		return Awaitility.await().atMost(BOUND).pollInterval(Duration.ofMillis(5)).until(() -> {
			long one = first.term().map(Term::epoch).orElse(0L);
			long other = second.term().map(Term::epoch).orElse(0L);
			assertThat(one > former && other > former).isFalse();
			return Math.max(one, other);
		}, (epoch) -> epoch > former);
	}

	/** A worker with nothing to do. */
	private static final class Nothing implements TermWork {

		@Override
		public void takeOver(Term term, TermScope scope) {
		}

		@Override
		public boolean stop(Term term, Duration bound) {
			return true;
		}

	}

}
