/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.faults;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import io.github.coordination.faults.Beliefs.Interval;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Workers of one application that look at their host from different places: nobody takes
 * a living one for dead, and those that see alike know a dead one at once. Each pair has
 * an election of its own, in which each is primary under the eyes of the other. Not run
 * by default, since it needs the right to make namespaces.
 */
@Timeout(900)
@Isolated
class NamespaceProof {

	private static final Duration LEASE = Duration.ofSeconds(5);

	private static final Duration BOUND = Duration.ofMinutes(3);

	private static final String DEAD = "HOLDER_DEAD";

	private static final List<Pair> PAIRS = Stream
		.concat(Stream.of(WorkerView.values()).map((view) -> new Pair(WorkerView.PLAIN, view)),
				Stream.of(WorkerView.CHILD, WorkerView.CONTAINED).map((view) -> new Pair(view, view)))
		.toList();

	private final Map<WorkerView, ViewedWorker> firsts = new EnumMap<>(WorkerView.class);

	private final Map<WorkerView, ViewedWorker> seconds = new EnumMap<>(WorkerView.class);

	@TempDir
	private Path directory;

	@AfterEach
	void endAll() {
		Stream.of(this.firsts, this.seconds).forEach((workers) -> workers.values().forEach(ViewedWorker::close));
	}

	@ParameterizedTest
	@EnumSource(names = { "FILE", "POSTGRESQL", "REDIS" })
	void nobodyTakesALivingWorkerForDead(StoreKind kind) throws Exception {
		try (PidNamespace foreign = PidNamespace.withForeignTree();
				PidNamespace own = PidNamespace.withOwnTree();
				StoreUnderFaults store = kind.open(this.directory)) {
			Host host = new Host(store, foreign, own);
			startFirsts(host);
			startSeconds(host);
			firstsResign();
			killSeconds();
			for (Pair pair : PAIRS) {
				assertThat(BeliefChecker.contradictions(intervals(pair))).as(pair.election()).isEmpty();
			}
		}
	}

	private void startFirsts(Host host) throws Exception {
		for (WorkerView view : PAIRS.stream().map(Pair::first).distinct().toList()) {
			this.firsts.put(view, start(host, view, "first-", PAIRS.stream().filter((pair) -> pair.first() == view)));
		}
		awaitEach((pair) -> first(pair).believesSince(pair.election(), 0));
	}

	private void startSeconds(Host host) throws Exception {
		for (WorkerView view : WorkerView.values()) {
			this.seconds.put(view,
					start(host, view, "second-", PAIRS.stream().filter((pair) -> pair.second() == view)));
		}
		awaitEach((pair) -> second(pair).hasSeen(pair.election()));
		observe();
	}

	private ViewedWorker start(Host host, WorkerView view, String role, Stream<Pair> pairs) throws Exception {
		Path beliefs = this.directory.resolve(role + view);
		List<String> arguments = new ArrayList<>(List.of(host.store().factory().getName(),
				host.store().application("views"), Long.toString(LEASE.toMillis()), WorkerMain.THIS_HOST,
				beliefs.toString(), String.join(",", pairs.map(Pair::election).toList())));
		arguments.addAll(host.store().arguments("views", host.store().server().map(FaultyServer::port).orElse(0)));
		long other = role.equals("second-") ? this.firsts.get(WorkerView.PLAIN).pid() : 0;
		return new ViewedWorker(view.prefix(host.namespace(view), other), beliefs, arguments);
	}

	private void firstsResign() {
		awaitEach((pair) -> {
			if (second(pair).believesSince(pair.election(), 0)) {
				return true;
			}
			first(pair).resign(pair.election());
			return false;
		});
		observe();
	}

	/** Each has looked at the record of the other for at least one lease. */
	private void observe() {
		Awaitility.await()
			.atMost(BOUND)
			.during(LEASE)
			.untilAsserted(() -> assertThat(PAIRS).noneMatch(this::takesALivingWorkerForDead));
	}

	private boolean takesALivingWorkerForDead(Pair pair) {
		return first(pair).causes(pair.election()).contains(DEAD)
				|| second(pair).causes(pair.election()).contains(DEAD);
	}

	private void killSeconds() {
		long before = System.nanoTime();
		awaitEach((pair) -> second(pair).believesSince(pair.election(), before));
		long killed = System.nanoTime();
		this.seconds.values().forEach(ViewedWorker::close);
		awaitEach((pair) -> first(pair).believesSince(pair.election(), killed));
		for (Pair pair : PAIRS) {
			assertThat(first(pair).causes(pair.election()).contains(DEAD)).as(pair.election())
				.isEqualTo(pair.seeAlike());
		}
	}

	private void awaitEach(Condition condition) {
		List<Pair> missing = new ArrayList<>(PAIRS);
		try {
			Awaitility.await().atMost(BOUND).until(() -> {
				for (Pair pair : List.copyOf(missing)) {
					if (condition.isMetBy(pair)) {
						missing.remove(pair);
					}
				}
				return missing.isEmpty();
			});
		}
		catch (ConditionTimeoutException ex) {
			throw new IllegalStateException(missing + " of " + this.firsts + " and " + this.seconds, ex);
		}
	}

	private ViewedWorker first(Pair pair) {
		return this.firsts.get(pair.first());
	}

	private ViewedWorker second(Pair pair) {
		return this.seconds.get(pair.second());
	}

	private List<Interval> intervals(Pair pair) throws Exception {
		List<Interval> intervals = new ArrayList<>(first(pair).intervals(pair.election()));
		intervals.addAll(second(pair).intervals(pair.election()));
		return intervals;
	}

	private record Pair(WorkerView first, WorkerView second) {

		String election() {
			return (this.first + "-" + this.second).toLowerCase(Locale.ROOT);
		}

		/** Whether each proves a death of the other. */
		boolean seeAlike() {
			return (this.first == this.second && this.first != WorkerView.CHILD) || this.second == WorkerView.USER;
		}

	}

	/** Where the workers run. */
	private record Host(StoreUnderFaults store, PidNamespace foreign, PidNamespace own) {

		long namespace(WorkerView view) {
			return (view == WorkerView.CHILD) ? this.foreign.first() : this.own.first();
		}

	}

	private interface Condition {

		boolean isMetBy(Pair pair) throws Exception;

	}

}
