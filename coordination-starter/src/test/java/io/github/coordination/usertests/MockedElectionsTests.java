/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.usertests;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.autoconfigure.json.JsonTest;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.context.bean.override.mockito.MockitoBean;

import io.github.coordination.PrimaryElection;
import io.github.coordination.PrimaryElections;
import io.github.coordination.store.memory.TestElection;
import io.github.coordination.usertests.GuardedShop.Invoices;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.BDDMockito.given;

/**
 * Mocks of what users ask for the role. The guards do not ask them.
 */
class MockedElectionsTests {

	abstract static class Guarded {

		@Autowired
		private Invoices invoices;

		@Autowired
		private TestElection control;

		@Test
		void guardFollowsTheControlOfTheTest() {
			int before = this.invoices.sent();
			this.invoices.send();
			assertThat(this.invoices.sent()).isEqualTo(before + 1);
			this.control.becomeSecondary();
			this.invoices.send();
			this.control.becomePrimary();
			assertThat(this.invoices.sent()).isEqualTo(before + 1);
		}

	}

	abstract static class MockedElections extends Guarded {

		@Autowired
		private PrimaryElection election;

		@MockitoBean
		private PrimaryElections elections;

		@Test
		void electionItselfIsNoMock() {
			assertThat(this.election.isPrimary()).isTrue();
			given(this.elections.get("reports")).willReturn(this.election);
			assertThat(this.elections.get("reports")).isSameAs(this.election);
		}

	}

	abstract static class MockedElection extends Guarded {

		@MockitoBean
		private PrimaryElection election;

		@Test
		void mockAnswersAsTold() {
			assertThat(this.election.isPrimary()).isFalse();
			given(this.election.isPrimary()).willReturn(true);
			assertThat(this.election.isPrimary()).isTrue();
		}

	}

	@Nested
	@SpringBootTest(classes = GuardedShop.class, webEnvironment = WebEnvironment.NONE)
	class ElectionsOfAnApplication extends MockedElections {

	}

	@Nested
	@JsonTest
	@ContextConfiguration(classes = Invoices.class)
	class ElectionsOfASlice extends MockedElections {

	}

	@Nested
	@SpringBootTest(classes = GuardedShop.class, webEnvironment = WebEnvironment.NONE)
	class ElectionOfAnApplication extends MockedElection {

	}

	@Nested
	@JsonTest
	@ContextConfiguration(classes = Invoices.class)
	class ElectionOfASlice extends MockedElection {

	}

}
