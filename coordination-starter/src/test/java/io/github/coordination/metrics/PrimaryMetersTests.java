/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.metrics;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.Test;

import io.github.coordination.TransitionCause;
import io.github.coordination.Worker;
import io.github.coordination.election.LeaseElection;
import io.github.coordination.election.calls.GuardedWork;
import io.github.coordination.report.AnyElectionListener;
import io.github.coordination.report.TestWorker;
import io.github.coordination.report.UnreliableStore;

import static org.assertj.core.api.Assertions.assertThat;

class PrimaryMetersTests {

	private final UnreliableStore store = new UnreliableStore();

	private final MeterRegistry registry = new SimpleMeterRegistry();

	@Test
	void roleIsOneOnThePrimaryAndZeroElsewhere() {
		MeterRegistry other = new SimpleMeterRegistry();
		try (TestWorker first = new TestWorker(this.store).start("primary");
				TestWorker second = new TestWorker(this.store).start("primary")) {
			bind(first, this.registry);
			bind(second, other);
			assertThat(role(this.registry, "primary")).isEqualTo(1);
			assertThat(role(other, "primary")).isZero();
			first.election("primary").resign();
			TestWorker.await(() -> second.election("primary").isPrimary());
			assertThat(role(this.registry, "primary")).isZero();
			assertThat(role(other, "primary")).isEqualTo(1);
		}
	}

	@Test
	void transitionsAreCountedByCause() {
		try (TestWorker worker = new TestWorker(this.store).start("primary")) {
			bind(worker, this.registry);
			worker.election("primary").resign();
			TestWorker.await(() -> worker.election("primary").transitions(TransitionCause.RESIGNED) == 1);
			assertThat(transitions("free")).isEqualTo(1);
			assertThat(transitions("resigned")).isEqualTo(1);
			assertThat(transitions("lease_lost")).isZero();
			assertThat(this.registry.find("coordination.primary.transitions").functionCounters())
				.hasSize(TransitionCause.values().length);
		}
	}

	@Test
	void renewalsAreTimedByOutcome() {
		try (TestWorker worker = new TestWorker(this.store).start("primary")) {
			bind(worker, this.registry);
			TestWorker.await(() -> renewals("answered") >= 1);
			assertThat(renewals("failed")).isZero();
			this.store.setDown(true);
			TestWorker.await(() -> renewals("failed") >= 1);
			assertThat(this.registry.get("coordination.primary.renewals")
				.tag("outcome", "answered")
				.functionTimer()
				.totalTime(TimeUnit.NANOSECONDS)).isPositive();
		}
	}

	@Test
	void invocationsAreCountedByOutcomeOverAllWork() {
		try (TestWorker first = new TestWorker(this.store).start("primary");
				TestWorker second = new TestWorker(this.store).start("primary")) {
			bind(first, this.registry);
			call(first.election("primary"), "Reports.send");
			call(first.election("primary"), "Cleanup.run");
			first.election("primary").runIfPrimary(() -> {
			});
			assertThat(invocations(this.registry, "run")).isGreaterThanOrEqualTo(3);
			assertThat(invocations(this.registry, "skipped"))
				.isEqualTo(first.election("primary").work().stream().mapToDouble(GuardedWork::skips).sum());
			MeterRegistry other = new SimpleMeterRegistry();
			bind(second, other);
			call(second.election("primary"), "Reports.send");
			assertThat(invocations(other, "run")).isZero();
			assertThat(invocations(other, "skipped")).isEqualTo(1);
		}
	}

	@Test
	void termCountsTermsAndTheTimeAsPrimary() {
		long begun = System.nanoTime();
		try (TestWorker worker = new TestWorker(this.store).start("primary")) {
			bind(worker, this.registry);
			double before = termSeconds();
			TestWorker.await(() -> termSeconds() > before);
			assertThat(this.registry.get("coordination.primary.term").functionTimer().count()).isEqualTo(1);
			assertThat(termSeconds()).isLessThanOrEqualTo(secondsSince(begun));
		}
	}

	@Test
	void vacantGrowsWhileNoPrimaryIsKnownAndOnlyThen() {
		long begun = System.nanoTime();
		try (TestWorker worker = new TestWorker(this.store, new AnyElectionListener(() -> {
		}), TestWorker.SHORT_LEASE).start("primary")) {
			bind(worker, this.registry);
			double before = vacantSeconds();
			this.store.delete("primary");
			LeaseElection election = worker.election("primary");
			TestWorker.await(() -> election.transitions(TransitionCause.LEASE_LOST) > 0);
			TestWorker.await(() -> election.transitions(TransitionCause.WAITED_OUT) > 0);
			assertThat(vacantSeconds() - before).isBetween(0.5, secondsSince(begun));
			TestWorker.await(() -> {
				double latest = vacantSeconds();
				return vacantSeconds() == latest;
			});
			assertThat(this.registry.get("coordination.primary.vacant").functionCounter().getId().getBaseUnit())
				.isEqualTo("seconds");
		}
	}

	@Test
	void failuresAreCounted() {
		try (TestWorker worker = new TestWorker(this.store, new AnyElectionListener(() -> {
			throw new IllegalStateException("planned");
		})).start()) {
			bind(worker, this.registry);
			assertThat(failures()).isZero();
			worker.election("primary");
			TestWorker.await(() -> failures() >= 1);
		}
	}

	@Test
	void electionJoinedLaterHasItsMetersInEveryRegistry() {
		MeterRegistry other = new SimpleMeterRegistry();
		PrimaryMeters[] meters = new PrimaryMeters[1];
		try (TestWorker worker = new TestWorker(this.store, new AnyElectionListener(() -> meters[0].refresh()))) {
			meters[0] = new PrimaryMeters(worker::engine);
			meters[0].bindTo(this.registry);
			meters[0].bindTo(other);
			assertThat(this.registry.find("coordination.primary.role").gauges()).isEmpty();
			worker.start("primary");
			worker.election("reports");
			for (MeterRegistry each : Set.of(this.registry, other)) {
				TestWorker
					.await(() -> each.find("coordination.primary.role").tag("election", "reports").gauge() != null);
				assertThat(each.get("coordination.primary.role").gauges()).hasSize(2);
			}
		}
	}

	@Test
	void refreshRegistersNothingTwice() {
		AtomicInteger added = new AtomicInteger();
		this.registry.config().onMeterAdded((meter) -> added.incrementAndGet());
		try (TestWorker worker = new TestWorker(this.store).start("primary")) {
			PrimaryMeters meters = bind(worker, this.registry);
			int before = added.get();
			meters.refresh();
			assertThat(added).hasValue(before);
			assertThat(this.registry.getMeters()).hasSize(before);
		}
	}

	@Test
	void onlyTheseMetersExistAndNoTagNamesAWorker() {
		Worker self = new Worker("made-up-id", "made-up-host.example", 4711);
		try (TestWorker worker = new TestWorker(this.store, self, new AnyElectionListener(() -> {
		}), TestWorker.LONG_LEASE).start("primary")) {
			bind(worker, this.registry);
			Map<String, Set<String>> tags = this.registry.getMeters()
				.stream()
				.collect(Collectors.toMap((meter) -> meter.getId().getName(), PrimaryMetersTests::tagKeys,
						PrimaryMetersTests::union));
			assertThat(tags).isEqualTo(Map.of("coordination.primary.role", Set.of("election"),
					"coordination.primary.transitions", Set.of("election", "cause"), "coordination.primary.renewals",
					Set.of("outcome"), "coordination.primary.invocations", Set.of("election", "outcome"),
					"coordination.primary.term", Set.of("election"), "coordination.primary.vacant", Set.of("election"),
					"coordination.primary.failures", Set.of()));
			assertThat(this.registry.getMeters()).allMatch((meter) -> meter.getId().getDescription() != null)
				.flatExtracting((meter) -> meter.getId().getTags())
				.extracting(Tag::getValue)
				.doesNotContain(self.id(), self.host(), "4711");
		}
	}

	private static Set<String> tagKeys(Meter meter) {
		return meter.getId().getTags().stream().map(Tag::getKey).collect(Collectors.toCollection(TreeSet::new));
	}

	private static Set<String> union(Set<String> left, Set<String> right) {
		return Stream.concat(left.stream(), right.stream()).collect(Collectors.toCollection(HashSet::new));
	}

	private static PrimaryMeters bind(TestWorker worker, MeterRegistry registry) {
		PrimaryMeters meters = new PrimaryMeters(worker::engine);
		meters.bindTo(registry);
		return meters;
	}

	private static void call(LeaseElection election, String name) {
		var invocation = election.calls().gate().begin(election.register(name, true));
		if (invocation != null) {
			invocation.end();
		}
	}

	private static double role(MeterRegistry registry, String election) {
		return registry.get("coordination.primary.role").tag("election", election).gauge().value();
	}

	private double transitions(String cause) {
		return this.registry.get("coordination.primary.transitions")
			.tags("election", "primary", "cause", cause)
			.functionCounter()
			.count();
	}

	private double renewals(String outcome) {
		return this.registry.get("coordination.primary.renewals").tag("outcome", outcome).functionTimer().count();
	}

	private static double invocations(MeterRegistry registry, String outcome) {
		return registry.get("coordination.primary.invocations")
			.tags("election", "primary", "outcome", outcome)
			.functionCounter()
			.count();
	}

	private double termSeconds() {
		return this.registry.get("coordination.primary.term").functionTimer().totalTime(TimeUnit.SECONDS);
	}

	private double vacantSeconds() {
		return this.registry.get("coordination.primary.vacant").functionCounter().count();
	}

	private static double secondsSince(long nanoTime) {
		return (System.nanoTime() - nanoTime) / 1e9;
	}

	private double failures() {
		return this.registry.get("coordination.primary.failures").functionCounter().count();
	}

}
