/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.sample.worker;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

import io.github.coordination.PrimaryElection;
import io.github.coordination.WorkerRole;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.BDDMockito.given;
import static org.mockito.Mockito.mock;

class WorkerControllerTests {

	private final PrimaryElection election = mock(PrimaryElection.class);

	private final MockMvcTester mvc = MockMvcTester.of(new WorkerController(this.election));

	@ParameterizedTest
	@EnumSource
	void workerSaysItsPidPortAndRole(WorkerRole role) {
		given(this.election.role()).willReturn(role);
		assertThat(this.mvc.get().uri("/worker")).hasStatusOk().bodyJson().isEqualTo("""
				{"pid": %d, "port": 80, "role": "%s"}""".formatted(ProcessHandle.current().pid(), role));
	}

}
