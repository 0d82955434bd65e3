/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.usertests;

import org.junit.jupiter.api.Test;
import org.mockito.Mockito;
import org.springframework.aop.support.AopUtils;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.test.context.bean.override.mockito.MockitoSpyBean;

import io.github.coordination.NotPrimaryException;
import io.github.coordination.store.memory.TestElection;
import io.github.coordination.usertests.GuardedShop.Cleanup;
import io.github.coordination.usertests.GuardedShop.Feed;
import io.github.coordination.usertests.GuardedShop.Invoices;
import io.github.coordination.usertests.GuardedShop.Mailer;
import io.github.coordination.usertests.GuardedShop.Migration;
import io.github.coordination.usertests.GuardedShop.Report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.BDDMockito.then;

/**
 * A spy of each kind of guarded bean: guarded as before, and verified as ever.
 */
@SpringBootTest(classes = GuardedShop.class, webEnvironment = WebEnvironment.NONE)
class SpiedBeansTests {

	@MockitoSpyBean
	private Invoices invoices;

	@MockitoSpyBean
	private Report report;

	@MockitoSpyBean
	private Cleanup cleanup;

	@MockitoSpyBean
	private Migration migration;

	@MockitoSpyBean
	private Mailer mailer;

	@MockitoSpyBean
	private Feed feed;

	@Autowired
	private TestElection election;

	@Test
	void spiesAreGuarded() {
		assertThat(new Object[] { this.invoices, this.report, this.cleanup, this.mailer, this.feed, this.migration })
			.allMatch(AopUtils::isAopProxy);
	}

	@Test
	void callsOnThePrimaryAreVerified() {
		this.invoices.send();
		this.report.write();
		this.cleanup.clean();
		this.feed.read();
		then(this.invoices).should().send();
		then(this.report).should().write();
		then(this.cleanup).should().clean();
		then(this.feed).should().read();
	}

	@Test
	void callsOnASecondaryDoNotReachTheSpies() {
		this.election.becomeSecondary();
		this.invoices.send();
		this.report.write();
		this.cleanup.clean();
		this.feed.read();
		assertThatExceptionOfType(NotPrimaryException.class).isThrownBy(this.invoices::sent);
		then(this.invoices).should(Mockito.never()).send();
		then(this.invoices).should(Mockito.never()).sent();
		then(this.report).should(Mockito.never()).write();
		then(this.cleanup).should(Mockito.never()).clean();
		then(this.feed).should(Mockito.never()).read();
	}

	@Test
	void takeoverIsVerified() {
		this.election.becomeSecondary();
		then(this.mailer).should().stop();
		Mockito.clearInvocations(this.migration, this.mailer);
		this.election.becomePrimary();
		then(this.migration).should().run(any());
		then(this.mailer).should().start();
	}

}
