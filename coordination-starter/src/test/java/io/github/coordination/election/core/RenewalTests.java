/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.election.core;

import java.util.List;

import org.junit.jupiter.api.Test;

import io.github.coordination.TransitionCause;
import io.github.coordination.lease.Attempt;
import io.github.coordination.lease.Renewal;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A primary that renews: a lease of ten seconds, a renewal each two and a half, of which
 * 8.95 can be used.
 */
class RenewalTests {

	private final DrivenCore driver = new DrivenCore().at(0.01).primary(3);

	@Test
	void renewsAQuarterOfALeaseAfterTheSending() {
		assertThat(this.driver.at(2.4).tick()).isEmpty();
		assertThat(DrivenCore.calls(this.driver.at(2.5).tick())).hasSize(1);
		assertThat(this.driver.at(3).tick()).isEmpty();
	}

	@Test
	void renewalExtendsTheTermFromItsSending() {
		this.driver.at(2.5).tick();
		this.driver.at(3).answer(new Outcome.Renewed(List.of(new Renewal.Renewed())), 0.5);
		assertThat(this.driver.cell.deadline()).isEqualTo(Records.seconds(2.5 + 8.95));
		assertThat(this.driver.sleep()).isEqualTo(2);
	}

	@Test
	void lossEndsTheTermAtOnceAndTheWorkerStandsAgain() {
		this.driver.at(2.5).tick();
		List<Effect> effects = this.driver.answer(new Renewal.Lost("it is gone"));
		assertThat(effects).first().isEqualTo(new Effect.Lost("primary", 3, TransitionCause.LEASE_LOST));
		assertThat(this.driver.cell.epoch()).isEqualTo(TermCell.NONE);
		assertThat(this.driver.lastTry().epochFloor()).isEqualTo(3);
	}

	@Test
	void silenceIsFollowedByOneRetryAtOnceAndThenByPauses() {
		this.driver.at(2.5).tick();
		assertThat(DrivenCore.calls(this.driver.at(4.5).silence())).hasSize(1);
		assertThat(this.driver.at(6.5).silence()).isEmpty();
		assertThat(this.driver.sleep()).isEqualTo(0.625);
		assertThat(this.driver.cell.epoch()).isEqualTo(3);
	}

	@Test
	void partialAnswerIsUnknownForTheRest() {
		this.driver.at(2.5).tick();
		assertThat(DrivenCore.calls(this.driver.answer(new Outcome.Renewed(List.of()), 0.01))).hasSize(1);
		assertThat(this.driver.cell.epoch()).isEqualTo(3);
	}

	@Test
	void termEndsAtItsDeadlineWhateverIsUnderWay() {
		this.driver.at(2.5).tick();
		assertThat(this.driver.sleep()).isEqualTo(6.45);
		assertThat(this.driver.at(8.95).tick()).first()
			.isEqualTo(new Effect.Lost("primary", 3, TransitionCause.LEASE_EXPIRED));
	}

	@Test
	void renewalThatArrivesAfterTheDeadlineEndsTheTermAlthoughTheStoreSaidYes() {
		this.driver.at(8).tick();
		List<Effect> effects = this.driver.at(8.95).answer(new Outcome.Renewed(List.of(new Renewal.Renewed())), 0.95);
		assertThat(effects).first().isEqualTo(new Effect.Lost("primary", 3, TransitionCause.LEASE_EXPIRED));
		assertThat(this.driver.cell.epoch()).isEqualTo(TermCell.NONE);
	}

	@Test
	void renewalOfAFormerTermDoesNotTouchTheNext() {
		this.driver.at(8).tick();
		StoreRequest former = this.driver.lastRequest();
		this.driver.at(9).tick();
		this.driver.answer(new Attempt.Granted(4));
		Outcome lost = new Outcome.Renewed(List.of(new Renewal.Lost("late")));
		this.driver.input((core, now) -> core.completed(former.id(), lost, Records.seconds(8), now));
		assertThat(this.driver.cell.epoch()).isEqualTo(4);
	}

	@Test
	void allTermsAreRenewedTogether() {
		TermCell other = new TermCell(() -> Records.seconds(1));
		this.driver.at(1).input((core, now) -> core.stand("other", other, now));
		this.driver.answer(new Attempt.Granted(9));
		StoreRequest.Renew renew = (StoreRequest.Renew) DrivenCore.calls(this.driver.at(2.5).tick()).get(0);
		assertThat(renew.leases()).extracting((lease) -> lease.election()).containsExactly("primary", "other");
	}

}
