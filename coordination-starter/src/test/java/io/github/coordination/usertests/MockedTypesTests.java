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
import org.springframework.test.context.bean.override.mockito.MockitoBean;

import io.github.coordination.PrimaryElection;
import io.github.coordination.usertests.GuardedShop.Invoices;
import io.github.coordination.usertests.GuardedShop.Report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.BDDMockito.given;
import static org.mockito.BDDMockito.then;

/**
 * Mocks that are asked for at the class, and of the election itself.
 */
@SpringBootTest(classes = GuardedShop.class, webEnvironment = WebEnvironment.NONE)
@MockitoBean(types = { Invoices.class, Report.class })
class MockedTypesTests {

	@Autowired
	private Invoices invoices;

	@Autowired
	private Report report;

	@MockitoBean
	private PrimaryElection election;

	@Test
	void mocksAreNotGuarded() {
		this.invoices.send();
		this.report.write();
		then(this.invoices).should().send();
		then(this.report).should().write();
	}

	@Test
	void electionThatUsersAskMayBeAMock() {
		given(this.election.isPrimary()).willReturn(false);
		assertThat(this.election.isPrimary()).isFalse();
	}

}
