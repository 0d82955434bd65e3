/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.endpoint;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

import org.junit.jupiter.api.Test;

import io.github.coordination.TransitionCause;
import io.github.coordination.Worker;
import io.github.coordination.WorkerRole;
import io.github.coordination.election.ElectionStatus;
import io.github.coordination.election.LeaseElection;
import io.github.coordination.election.calls.GuardedWork;
import io.github.coordination.election.calls.Invocation;
import io.github.coordination.election.calls.SkipReason;
import io.github.coordination.endpoint.ElectionDescriptor.TransitionDescriptor;
import io.github.coordination.report.TestWorker;
import io.github.coordination.report.UnreliableStore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.BDDMockito.given;
import static org.mockito.Mockito.mock;

class PrimaryEndpointTests {

	private final UnreliableStore store = new UnreliableStore();

	@Test
	void describesThePrimary() {
		try (TestWorker worker = new TestWorker(this.store).start("primary")) {
			PrimaryDescriptor descriptor = endpoint(worker).primary();
			Worker self = worker.engine().worker();
			assertThat(descriptor.worker()).isEqualTo(self);
			assertThat(descriptor.store()).isEqualTo(new PrimaryDescriptor.StoreDescriptor("memory", "this JVM",
					"PROCESS", "SINGLE_NODE", true, worker.engine().store().since().truncatedTo(ChronoUnit.MILLIS)));
			assertThat(descriptor.elections()).containsOnlyKeys("primary");
			ElectionDescriptor election = descriptor.elections().get("primary");
			assertThat(election.name()).isEqualTo("primary");
			assertThat(election.role()).isEqualTo(WorkerRole.PRIMARY);
			assertThat(election.primary()).isEqualTo(self);
			assertThat(election.epoch()).isEqualTo(1);
			assertThat(election.remaining()).isPositive().isLessThan(TestWorker.LONG_LEASE);
			assertThat(election.transitions()).singleElement()
				.isEqualTo(new TransitionDescriptor(election.since(), WorkerRole.PRIMARY, 1, TransitionCause.FREE));
		}
	}

	@Test
	void describesASecondary() {
		try (TestWorker first = new TestWorker(this.store).start("primary");
				TestWorker second = new TestWorker(this.store).start("primary")) {
			ElectionDescriptor election = endpoint(second).election("primary");
			assertThat(election).isNotNull();
			assertThat(election.role()).isEqualTo(WorkerRole.SECONDARY);
			assertThat(election.primary()).isEqualTo(first.engine().worker());
			assertThat(election.epoch()).isNull();
			assertThat(election.remaining()).isNull();
			assertThat(election.transitions()).isEmpty();
		}
	}

	@Test
	void describesTheGuardedWork() {
		try (TestWorker first = new TestWorker(this.store).start("primary");
				TestWorker second = new TestWorker(this.store).start("primary")) {
			call(first.election("primary"), "Reports.send");
			WorkDescriptor run = work(first, "Reports.send");
			assertThat(run.runs()).isEqualTo(1);
			assertThat(run.lastRun()).isBetween(Instant.now().minusSeconds(60), Instant.now().plusSeconds(1));
			assertThat(run.skips()).isZero();
			assertThat(run.lastSkip()).isNull();
			call(second.election("primary"), "Reports.send");
			WorkDescriptor skipped = work(second, "Reports.send");
			assertThat(skipped.runs()).isZero();
			assertThat(skipped.lastRun()).isNull();
			assertThat(skipped.skips()).isEqualTo(1);
			assertThat(skipped.lastSkip()).isNotNull();
			assertThat(skipped.lastSkip().reason()).isEqualTo(SkipReason.SECONDARY);
			assertThat(skipped.lastSkip().text()).isEqualTo("this worker is secondary");
		}
	}

	@Test
	void workerWhoseTermIsJustOverIsNotNamedAsThePrimary() {
		Worker self = TestWorker.self();
		ElectionStatus status = mock();
		given(status.name()).willReturn("primary");
		given(status.since()).willReturn(Instant.EPOCH);
		given(status.role()).willReturn(WorkerRole.PRIMARY);
		given(status.epoch()).willReturn(0L);
		given(status.primary()).willReturn(self);
		given(status.transitions()).willReturn(List.of());
		given(status.work()).willReturn(List.of());
		ElectionDescriptor descriptor = ElectionDescriptor.of(status, self);
		assertThat(descriptor.role()).isEqualTo(WorkerRole.SECONDARY);
		assertThat(descriptor.primary()).isNull();
		assertThat(descriptor.epoch()).isNull();
		assertThat(descriptor.remaining()).isNull();
	}

	@Test
	void electionInWhichTheWorkerDoesNotStandIsUnknownAndStaysSo() {
		try (TestWorker worker = new TestWorker(this.store).start("primary")) {
			PrimaryEndpoint endpoint = endpoint(worker);
			assertThat(endpoint.election("reports")).isNull();
			assertThat(endpoint.election("../x")).isNull();
			assertThat(endpoint.resign("reports")).isNull();
			assertThat(worker.engine().all()).hasSize(1);
		}
	}

	@Test
	void resignationOfThePrimaryLetsAnotherTakeOver() {
		try (TestWorker first = new TestWorker(this.store).start("primary");
				TestWorker second = new TestWorker(this.store).start("primary")) {
			assertThat(endpoint(first).resign("primary")).isEqualTo(new ResignationDescriptor("primary", true));
			TestWorker.await(() -> second.election("primary").isPrimary());
			assertThat(first.election("primary").transitions(TransitionCause.RESIGNED)).isEqualTo(1);
		}
	}

	@Test
	void secondaryHasNothingToResignFrom() {
		try (TestWorker first = new TestWorker(this.store).start("primary");
				TestWorker second = new TestWorker(this.store).start("primary")) {
			assertThat(endpoint(second).resign("primary")).isEqualTo(new ResignationDescriptor("primary", false));
			assertThat(first.election("primary").isPrimary()).isTrue();
		}
	}

	@Test
	void webAnswersTellTheRoleByTheirStatus() {
		try (TestWorker first = new TestWorker(this.store).start("primary");
				TestWorker second = new TestWorker(this.store).start("primary")) {
			assertThat(extension(first).election("primary").getStatus()).isEqualTo(200);
			assertThat(extension(second).election("primary").getStatus()).isEqualTo(503);
			assertThat(extension(second).election("primary").getBody()).isNotNull();
			assertThat(extension(second).election("reports").getStatus()).isEqualTo(404);
			assertThat(extension(second).election("reports").getBody()).isNull();
			assertThat(extension(second).resign("reports").getStatus()).isEqualTo(404);
			assertThat(extension(second).resign("primary").getStatus()).isEqualTo(409);
			assertThat(extension(first).resign("primary").getStatus()).isEqualTo(202);
		}
	}

	private static PrimaryEndpoint endpoint(TestWorker worker) {
		return new PrimaryEndpoint(worker.engine(), worker.engine());
	}

	private static PrimaryEndpointWebExtension extension(TestWorker worker) {
		return new PrimaryEndpointWebExtension(endpoint(worker));
	}

	private static void call(LeaseElection election, String name) {
		GuardedWork work = election.register(name, true);
		Invocation invocation = election.calls().gate().begin(work);
		if (invocation != null) {
			invocation.end();
		}
	}

	private static WorkDescriptor work(TestWorker worker, String name) {
		return endpoint(worker).primary()
			.elections()
			.get("primary")
			.work()
			.stream()
			.filter((work) -> work.name().equals(name))
			.findFirst()
			.orElseThrow();
	}

}
