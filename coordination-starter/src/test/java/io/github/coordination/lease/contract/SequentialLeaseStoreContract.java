/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.lease.contract;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import io.github.coordination.Worker;
import io.github.coordination.lease.Attempt;
import io.github.coordination.lease.Claim;
import io.github.coordination.lease.Holder;
import io.github.coordination.lease.Lease;
import io.github.coordination.lease.LeaseRecord;
import io.github.coordination.lease.LeaseStore;
import io.github.coordination.lease.Renewal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

/**
 * What a store keeps to when one worker after the other uses it.
 */
abstract class SequentialLeaseStoreContract {

	static final String ELECTION = "primary";

	private final List<LeaseStore> opened = new ArrayList<>();

	private int workers;

	/**
	 * Connect to the store of this test: each call is another worker's connection to the
	 * same one.
	 * @return the connection
	 * @throws Exception if that fails
	 */
	protected abstract LeaseStore create() throws Exception;

	/**
	 * Whether the store judges by a clock that a lease has expired; otherwise it knows by
	 * a lock or a session that the holder lives.
	 * @return whether it has a clock
	 */
	protected abstract boolean judgesExpiryByClock();

	/**
	 * Let time pass on the store's clock. Nothing has to be done where it has none.
	 * @param duration how long
	 * @throws Exception if that fails
	 */
	protected abstract void passTime(Duration duration) throws Exception;

	/**
	 * Delete the record of an election behind the store's back.
	 * @param election name of the election
	 * @throws Exception if that fails
	 */
	protected abstract void deleteRecord(String election) throws Exception;

	/**
	 * Make the record of an election unreadable. A store whose records cannot be damaged
	 * may delete it.
	 * @param election name of the election
	 * @throws Exception if that fails
	 */
	protected abstract void damageRecord(String election) throws Exception;

	/**
	 * Whether the store can tell a new installation from records that were deleted, and
	 * so grants the first term of an election at once. Where it cannot, the first term is
	 * claimed as one whose record is missing.
	 * @return whether it can
	 */
	protected boolean knowsNewInstallations() {
		return true;
	}

	/**
	 * Length of the leases.
	 * @return the lease
	 */
	protected Duration lease() {
		return Duration.ofSeconds(10);
	}

	/**
	 * How long a wake-up may take.
	 * @return the bound
	 */
	protected Duration patience() {
		return Duration.ofSeconds(10);
	}

	@AfterEach
	void closeEverything() {
		this.opened.forEach(LeaseStore::close);
	}

	final ContractWorker worker() throws Exception {
		this.workers++;
		LeaseStore store = create();
		this.opened.add(store);
		return new ContractWorker(store, ContractWorker.holder("worker-" + this.workers), lease(),
				knowsNewInstallations());
	}

	/**
	 * A record whose holder has gone without releasing it.
	 */
	final LeaseRecord abandoned(String election) throws Exception {
		ContractWorker gone = worker();
		gone.acquire(election);
		gone.store.close();
		passTime(lease().multipliedBy(2));
		return Objects.requireNonNull(worker().look(election));
	}

	@Test
	void newInstallationIsGrantedAtOnce() throws Exception {
		Attempt attempt = worker().ask(ELECTION);
		if (knowsNewInstallations()) {
			assertThat(attempt).isInstanceOf(Attempt.Granted.class);
			return;
		}
		assertThat(attempt).isInstanceOfSatisfying(Attempt.Free.class, (free) -> assertThat(free.record()).isNull());
		assertThat(worker().takeOver(ELECTION, null).epoch()).isPositive();
	}

	@Test
	void everybodyElseIsToldWhoHoldsIt() throws Exception {
		Lease lease = worker().acquire(ELECTION);
		Attempt.Held held = (Attempt.Held) worker().ask(ELECTION);
		assertThat(held.record()).isEqualTo(new LeaseRecord(lease.holder(), lease.epoch(), 0, lease(), false));
		assertThat(held.remaining()).isPositive().isLessThanOrEqualTo(lease());
		assertThat(held.storeNow() != null).isEqualTo(judgesExpiryByClock());
	}

	@Test
	void holderIsKeptWholeWhateverItsTexts() throws Exception {
		List<String> texts = List.of("'; DROP TABLE coordination_lease; --", "\"quoted\" = {}[]", "größe \u202e 数", "");
		for (int i = 0; i < texts.size(); i++) {
			Holder holder = new Holder(new Worker("id", "host", 1), texts.get(i), texts.get(i), 7);
			worker().as(holder).acquire("election " + i);
			LeaseRecord record = worker().look("election " + i);
			assertThat(record).isNotNull().extracting(LeaseRecord::holder).isEqualTo(holder);
		}
	}

	@Test
	void shortAndLongLeasesAreKept() throws Exception {
		worker().withLease(Duration.ofMillis(1501)).acquire("short");
		worker().withLease(Duration.ofDays(1)).acquire("long");
		assertThat(worker().look("short")).extracting(LeaseRecord::lease).isEqualTo(Duration.ofMillis(1501));
		assertThat(worker().look("long")).extracting(LeaseRecord::lease).isEqualTo(Duration.ofDays(1));
	}

	@Test
	void electionsAreIndependentOfEachOther() throws Exception {
		for (String election : List.of("a", "A", "a b", "a.b", "a-b", "a_b", "é", "e", "x".repeat(64))) {
			worker().acquire(election);
		}
	}

	@Test
	void epochIsAboveTheFloor() throws Exception {
		Attempt attempt = worker().attempt(ELECTION, 1_000_000, new Claim.Replace(null));
		assertThat(((Attempt.Granted) attempt).epoch()).isGreaterThan(1_000_000);
	}

	@Test
	void epochsGrowOverReleasedTerms() throws Exception {
		long former = 0;
		for (int i = 0; i < 5; i++) {
			ContractWorker worker = worker();
			Lease lease = worker.acquire(ELECTION);
			assertThat(lease.epoch()).isGreaterThan(former);
			former = lease.epoch();
			worker.release(lease);
		}
	}

	@Test
	void epochsGrowOverReplacedTerms() throws Exception {
		LeaseRecord record = abandoned(ELECTION);
		assertThat(worker().takeOver(ELECTION, record).epoch()).isGreaterThan(record.epoch());
	}

	@Test
	void epochsGrowOverADeletedRecord() throws Exception {
		LeaseRecord record = abandoned(ELECTION);
		deleteRecord(ELECTION);
		assertThat(worker().takeOver(ELECTION, null).epoch()).isGreaterThan(record.epoch());
	}

	@Test
	void releasedRecordIsFreeForEverybodyWhoHasSeenNoLaterOne() throws Exception {
		ContractWorker first = worker();
		Lease lease = first.acquire(ELECTION);
		first.release(lease);
		Attempt tooLate = worker().attempt(ELECTION, lease.epoch() + 1, new Claim.IfFree());
		assertThat(tooLate).isInstanceOf(Attempt.Free.class);
		assertThat(worker().attempt(ELECTION, lease.epoch(), new Claim.IfFree())).isInstanceOf(Attempt.Granted.class);
	}

	@Test
	void abandonedRecordIsShownAndNotTakenWithoutProof() throws Exception {
		LeaseRecord record = abandoned(ELECTION);
		Attempt attempt = worker().ask(ELECTION);
		assertThat(attempt).isInstanceOf(Attempt.Free.class);
		assertThat(((Attempt.Free) attempt).record()).isEqualTo(record);
		assertThat(((Attempt.Free) attempt).storeNow() != null).isEqualTo(judgesExpiryByClock());
	}

	@Test
	void claimHasToMatchEveryPartOfTheRecord() throws Exception {
		LeaseRecord record = abandoned(ELECTION);
		for (LeaseRecord other : RecordVariants.of(record)) {
			assertThat(worker().replace(ELECTION, other)).as("claim on %s", other).isInstanceOf(Attempt.Free.class);
		}
		assertThat(worker().replace(ELECTION, null)).isInstanceOf(Attempt.Free.class);
		assertThat(worker().look(ELECTION)).isEqualTo(record);
		assertThat(worker().replace(ELECTION, record)).isInstanceOf(Attempt.Granted.class);
	}

	@Test
	void claimOnARecordThatIsGoneIsRefused() throws Exception {
		LeaseRecord record = abandoned(ELECTION);
		deleteRecord(ELECTION);
		assertThat(worker().replace(ELECTION, record)).isInstanceOf(Attempt.Free.class);
	}

	@Test
	void ownRecordIsReplacedByItsHolder() throws Exception {
		ContractWorker worker = worker();
		Lease lease = worker.acquire(ELECTION);
		LeaseRecord record = worker.look(ELECTION);
		assertThat(worker.takeOver(ELECTION, record).epoch()).isGreaterThan(lease.epoch());
		assertThat(worker.renew(lease)).isInstanceOf(Renewal.Lost.class);
	}

	@Test
	void placeholderOfAWorkerIsReplacedByThatWorker() throws Exception {
		abandoned(ELECTION);
		deleteRecord(ELECTION);
		ContractWorker worker = worker();
		Holder nowhere = new Holder(new Worker(worker.holder.id(), "host.example", 0), "", "", 0);
		Lease placeholder = worker.as(nowhere).takeOver(ELECTION, null);
		LeaseRecord record = worker.look(ELECTION);
		assertThat(record).isEqualTo(new LeaseRecord(nowhere, placeholder.epoch(), 0, lease(), false));
		assertThat(worker.takeOver(ELECTION, record).epoch()).isGreaterThan(placeholder.epoch());
	}

	@Test
	void renewalNeverLooksAtTheExpiry() throws Exception {
		ContractWorker worker = worker();
		Lease lease = worker.acquire(ELECTION);
		passTime(lease().multipliedBy(10));
		assertThat(worker.renew(lease)).isEqualTo(new Renewal.Renewed());
		assertThat(worker().ask(ELECTION)).isInstanceOf(Attempt.Held.class);
	}

	@Test
	void renewalIsSeenByOthersWhereExpiryIsJudgedByAClock() throws Exception {
		ContractWorker worker = worker();
		Lease lease = worker.acquire(ELECTION);
		worker.renew(lease);
		LeaseRecord first = Objects.requireNonNull(worker().look(ELECTION));
		worker.renew(lease);
		LeaseRecord second = Objects.requireNonNull(worker().look(ELECTION));
		long growth = second.renewal() - first.renewal();
		assertThat(judgesExpiryByClock() ? growth > 0 : growth == 0).as("growth %d", growth).isTrue();
		assertThat(second).isEqualTo(judgesExpiryByClock() ? first.asRenewed() : first);
	}

	@Test
	void renewalIsOnlyForTheHolderOfThatEpoch() throws Exception {
		ContractWorker worker = worker();
		Lease lease = worker.acquire(ELECTION);
		Lease other = new Lease(ELECTION, ContractWorker.holder("other"), lease.epoch(), lease());
		assertThat(worker().renew(other)).isInstanceOf(Renewal.Lost.class);
		assertThat(worker.renew(new Lease(ELECTION, worker.holder, lease.epoch() + 1, lease())))
			.isInstanceOf(Renewal.Lost.class);
		assertThat(worker.renew(new Lease("unknown", worker.holder, lease.epoch(), lease())))
			.isInstanceOf(Renewal.Lost.class);
		assertThat(worker.renew(lease)).isEqualTo(new Renewal.Renewed());
	}

	@Test
	void renewalIsLostAfterTheRecordWasTakenReleasedOrDeleted() throws Exception {
		ContractWorker worker = worker();
		Lease released = worker.acquire("released");
		Lease deleted = worker.acquire("deleted");
		Lease taken = worker.acquire("taken");
		worker.release(released);
		deleteRecord("deleted");
		worker.takeOver("taken", worker.look("taken"));
		for (Lease lease : List.of(released, deleted, taken)) {
			assertThat(worker.renew(lease)).as(lease.election()).isInstanceOf(Renewal.Lost.class);
		}
	}

	@Test
	void renewalsOfManyElectionsAreAnsweredInTheirOrder() throws Exception {
		ContractWorker worker = worker();
		Lease a = worker.acquire("a");
		Lease lost = new Lease("b", worker.holder, worker.acquire("b").epoch() + 7, lease());
		Lease c = worker.acquire("c");
		assertThat(worker.store.renewAll(List.of(c, lost, a))).hasSize(3)
			.satisfiesExactly((first) -> assertThat(first).isInstanceOf(Renewal.Renewed.class),
					(second) -> assertThat(second).isInstanceOf(Renewal.Lost.class),
					(third) -> assertThat(third).isInstanceOf(Renewal.Renewed.class));
		assertThat(worker.store.renewAll(List.of())).isEmpty();
	}

	@Test
	void releaseKeepsTheRecordAndMayBeRepeated() throws Exception {
		ContractWorker worker = worker();
		Lease lease = worker.acquire(ELECTION);
		LeaseRecord record = Objects.requireNonNull(worker().look(ELECTION));
		worker.release(lease);
		worker.release(lease);
		assertThat(worker().look(ELECTION)).isEqualTo(record.asReleased());
	}

	@Test
	void releaseLeavesEveryOtherTermAlone() throws Exception {
		ContractWorker worker = worker();
		Lease former = worker.acquire(ELECTION);
		worker.release(former);
		Lease lease = worker.acquire(ELECTION);
		worker.release(former);
		worker().release(new Lease(ELECTION, ContractWorker.holder("other"), lease.epoch(), lease()));
		worker.release(new Lease(ELECTION, worker.holder, lease.epoch() + 1, lease()));
		assertThatCode(() -> worker.release(new Lease("unknown", worker.holder, 1, lease())))
			.doesNotThrowAnyException();
		assertThat(worker.renew(lease)).isEqualTo(new Renewal.Renewed());
	}

}
