/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.lease.contract;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;

import io.github.coordination.lease.Attempt;
import io.github.coordination.lease.Lease;
import io.github.coordination.lease.LeaseRecord;
import io.github.coordination.lease.LeaseStore;
import io.github.coordination.lease.Subscription;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

/**
 * What every {@link LeaseStore} keeps to, also when several workers use it at the same
 * time. A subclass supplies the connections, in a new installation for each test, and
 * says what can be done to the store from outside.
 */
public abstract class LeaseStoreContract extends VacancyContract {

	private static final int RIVALS = 4;

	private static final int ROUNDS = 15;

	private static final long BOUND_IN_SECONDS = 60;

	/**
	 * Whether the store can prove without a record that no worker believes in a term, as
	 * by locks that end with their holders. A record that is missing or damaged after its
	 * holder has gone then needs no wait.
	 * @return whether it can
	 */
	protected boolean provesThatNobodyHolds() {
		return false;
	}

	@Test
	void storeDescribesItself() throws Exception {
		LeaseStore store = worker().store;
		assertThat(store.name()).matches("[a-z][a-z0-9-]*");
		assertThat(store.identity()).isNotBlank().doesNotContain("\n");
		assertThat(store.scope()).isNotNull();
		assertThat(store.consistency()).isNotNull();
		assertThat(store.defaults().lease()).isPositive();
	}

	@Test
	void newInstallationIsGrantedToExactlyOne() throws Exception {
		List<ContractWorker> rivals = rivals();
		for (int round = 0; round < ROUNDS; round++) {
			String election = "election " + round;
			assertThat(grants(rivals, (worker) -> worker.begin(election))).as(election).hasSize(1);
		}
	}

	@Test
	void releasedRecordIsGrantedToExactlyOneWithAGreaterEpoch() throws Exception {
		List<ContractWorker> rivals = rivals();
		Set<Long> epochs = new HashSet<>();
		ContractWorker last = rivals.get(0);
		Lease lease = last.acquire(ELECTION);
		for (int round = 0; round < ROUNDS; round++) {
			last.release(lease);
			List<Lease> grants = grants(rivals, (worker) -> worker.ask(ELECTION));
			assertThat(grants).hasSize(1);
			assertThat(grants.get(0).epoch()).isGreaterThan(lease.epoch());
			lease = grants.get(0);
			epochs.add(lease.epoch());
			last = holderOf(rivals, lease);
		}
		assertThat(epochs).hasSize(ROUNDS);
	}

	@Test
	void claimOnOneRecordIsGrantedToExactlyOne() throws Exception {
		for (int round = 0; round < 3; round++) {
			String election = "election " + round;
			LeaseRecord record = abandoned(election);
			assertThat(grants(rivals(), (worker) -> worker.replace(election, record))).as(election).hasSize(1);
		}
	}

	@Test
	void releaseWakesThoseWhoWaitWhereTheStoreHasAWakeUp() throws Exception {
		ContractWorker holder = worker();
		ContractWorker waiting = worker();
		CountDownLatch woken = new CountDownLatch(1);
		Lease lease = holder.acquire(ELECTION);
		Subscription subscription = waiting.store.watch(ELECTION, woken::countDown);
		waiting.ask(ELECTION);
		holder.release(lease);
		if (waiting.store.wakesUp()) {
			assertThat(woken.await(patience().toMillis(), TimeUnit.MILLISECONDS)).isTrue();
		}
		assertThat(waiting.ask(ELECTION)).isInstanceOf(Attempt.Granted.class);
		assertThatCode(subscription::close).doesNotThrowAnyException();
		assertThatCode(subscription::close).doesNotThrowAnyException();
	}

	@Test
	void subscriptionThatIsClosedNoLongerTakesPart() throws Exception {
		ContractWorker holder = worker();
		ContractWorker gone = worker();
		Lease lease = holder.acquire(ELECTION);
		Subscription subscription = gone.store.watch(ELECTION, () -> {
		});
		gone.ask(ELECTION);
		subscription.close();
		holder.release(lease);
		assertThat(worker().ask(ELECTION)).isInstanceOf(Attempt.Granted.class);
	}

	@Test
	void deletedRecordIsNotANewInstallation() throws Exception {
		LeaseRecord record = abandoned(ELECTION);
		deleteRecord(ELECTION);
		Attempt attempt = worker().ask(ELECTION);
		if (provesThatNobodyHolds()) {
			assertGrantedAfter(record, attempt);
			return;
		}
		assertThat(attempt).isInstanceOf(Attempt.Free.class);
		assertThat(((Attempt.Free) attempt).record()).isNull();
	}

	@Test
	void damagedRecordIsNotTakenWithoutProof() throws Exception {
		LeaseRecord record = abandoned(ELECTION);
		damageRecord(ELECTION);
		Attempt attempt = worker().ask(ELECTION);
		if (provesThatNobodyHolds()) {
			assertGrantedAfter(record, attempt);
			return;
		}
		assertThat(attempt).isNotInstanceOf(Attempt.Granted.class);
	}

	private static void assertGrantedAfter(LeaseRecord former, Attempt attempt) {
		assertThat(attempt).isInstanceOfSatisfying(Attempt.Granted.class,
				(granted) -> assertThat(granted.epoch()).isGreaterThan(former.epoch()));
	}

	private List<ContractWorker> rivals() throws Exception {
		List<ContractWorker> rivals = new ArrayList<>();
		for (int i = 0; i < RIVALS; i++) {
			rivals.add(worker());
		}
		return rivals;
	}

	private static ContractWorker holderOf(List<ContractWorker> rivals, Lease lease) {
		return rivals.stream().filter((rival) -> rival.holder.equals(lease.holder())).findFirst().orElseThrow();
	}

	private static List<Lease> grants(List<ContractWorker> rivals, Try attempt) throws Exception {
		ExecutorService threads = Executors.newFixedThreadPool(rivals.size());
		try {
			CyclicBarrier start = new CyclicBarrier(rivals.size());
			List<Callable<Attempt>> tries = new ArrayList<>();
			for (ContractWorker rival : rivals) {
				tries.add(() -> {
					start.await(BOUND_IN_SECONDS, TimeUnit.SECONDS);
					return attempt.by(rival);
				});
			}
			List<Lease> grants = new ArrayList<>();
			List<Future<Attempt>> answers = threads.invokeAll(tries, BOUND_IN_SECONDS, TimeUnit.SECONDS);
			for (int i = 0; i < answers.size(); i++) {
				if (answers.get(i).get() instanceof Attempt.Granted granted) {
					grants.add(new Lease(ELECTION, rivals.get(i).holder, granted.epoch(), Duration.ofSeconds(10)));
				}
			}
			return grants;
		}
		finally {
			threads.shutdownNow();
		}
	}

	/**
	 * What all rivals try at once.
	 */
	private interface Try {

		Attempt by(ContractWorker worker);

	}

}
