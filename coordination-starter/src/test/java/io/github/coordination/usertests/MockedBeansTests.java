/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.usertests;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.test.context.bean.override.mockito.MockReset;
import org.springframework.test.context.bean.override.mockito.MockitoBean;

import io.github.coordination.PrimaryElection;
import io.github.coordination.usertests.GuardedShop.Cleanup;
import io.github.coordination.usertests.GuardedShop.Feed;
import io.github.coordination.usertests.GuardedShop.Invoices;
import io.github.coordination.usertests.GuardedShop.Mailer;
import io.github.coordination.usertests.GuardedShop.Migration;
import io.github.coordination.usertests.GuardedShop.Reminders;
import io.github.coordination.usertests.GuardedShop.Report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.BDDMockito.given;
import static org.mockito.BDDMockito.then;
import static org.mockito.Mockito.never;

/**
 * A mock in place of each kind of guarded bean.
 */
@SpringBootTest(classes = GuardedShop.class, webEnvironment = WebEnvironment.NONE)
class MockedBeansTests {

	@MockitoBean
	private Invoices invoices;

	@MockitoBean
	private Reminders reminders;

	@MockitoBean
	private Report report;

	@MockitoBean(name = "migration", reset = MockReset.NONE)
	private Migration migration;

	@MockitoBean
	private Mailer mailer;

	@MockitoBean
	private Feed feed;

	@MockitoBean
	private Cleanup cleanup;

	@Autowired
	private PrimaryElection election;

	@Test
	void mocksAreNotGuarded() {
		given(this.invoices.sent()).willReturn(7);
		this.report.write();
		this.cleanup.clean();
		this.feed.read();
		assertThat(this.invoices.sent()).isEqualTo(7);
		then(this.report).should().write();
		then(this.cleanup).should().clean();
		then(this.feed).should().read();
	}

	@Test
	void mockedRunnerIsRunAsAnyOther() {
		then(this.migration).should().run(any());
		then(this.mailer).should(never()).start();
		then(this.reminders).shouldHaveNoInteractions();
	}

	@Test
	void workerIsPrimary() {
		assertThat(this.election.isPrimary()).isTrue();
	}

}
