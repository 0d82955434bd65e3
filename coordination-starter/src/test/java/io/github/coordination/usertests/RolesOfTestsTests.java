/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.usertests;

import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.context.ConfigurableApplicationContext;

import io.github.coordination.PrimaryElection;
import io.github.coordination.PrimaryElections;
import io.github.coordination.store.memory.TestElection;
import io.github.coordination.usertests.GuardedShop.Mailer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/**
 * The role that a test gives its worker.
 */
@SpringBootTest(classes = GuardedShop.class, webEnvironment = WebEnvironment.NONE)
class RolesOfTestsTests {

	@Autowired
	private TestElection control;

	@Autowired
	private PrimaryElection election;

	@Autowired
	private PrimaryElections elections;

	@Autowired
	private Mailer mailer;

	@Autowired
	private ConfigurableApplicationContext context;

	@RepeatedTest(3)
	void eachTestBeginsAsThePrimary() {
		assertThat(this.election.isPrimary()).isTrue();
		assertThat(this.mailer.isRunning()).isTrue();
		this.control.becomeSecondary();
		assertThat(this.election.isPrimary()).isFalse();
		assertThat(this.mailer.isRunning()).isFalse();
	}

	@Test
	void lostTermIsOver() {
		long epoch = this.election.term().orElseThrow().epoch();
		this.control.loseTerm();
		assertThat(this.election.isPrimary()).isFalse();
		assertThat(this.mailer.isRunning()).isFalse();
		this.control.becomePrimary();
		assertThat(this.election.term().orElseThrow().epoch()).isGreaterThan(epoch);
		assertThat(this.mailer.isRunning()).isTrue();
	}

	@Test
	void secondaryHasNoTermToLose() {
		this.control.becomeSecondary();
		assertThatIllegalStateException().isThrownBy(this.control::loseTerm).withMessageContaining("becomePrimary()");
	}

	@Test
	void roleThatAWorkerHasIsKept() {
		long epoch = this.election.term().orElseThrow().epoch();
		this.control.becomePrimary();
		assertThat(this.election.term().orElseThrow().epoch()).isEqualTo(epoch);
		this.control.becomeSecondary();
		this.control.becomeSecondary();
		assertThat(this.election.isPrimary()).isFalse();
	}

	@RepeatedTest(2)
	void otherElectionHasARoleOfItsOwn() {
		TestElection reports = this.control.named("reports");
		reports.becomePrimary();
		assertThat(this.elections.get("reports").isPrimary()).isTrue();
		reports.becomeSecondary();
		assertThat(this.elections.get("reports").isPrimary()).isFalse();
		assertThat(this.election.isPrimary()).isTrue();
		assertThat(this.control.named("primary")).isSameAs(this.control);
	}

	@Test
	void roleOutlivesAPauseOfTheContext() {
		this.control.becomeSecondary();
		this.context.pause();
		this.context.restart();
		assertThat(this.election.isPrimary()).isFalse();
		this.control.becomePrimary();
		assertThat(this.mailer.isRunning()).isTrue();
	}

}
