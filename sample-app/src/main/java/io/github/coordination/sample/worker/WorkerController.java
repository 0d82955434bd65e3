/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.sample.worker;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

import io.github.coordination.PrimaryElection;
import io.github.coordination.WorkerRole;

/**
 * Says which worker has answered.
 */
@RestController
class WorkerController {

	private final PrimaryElection election;

	WorkerController(PrimaryElection election) {
		this.election = election;
	}

	@GetMapping("/worker")
	AnsweringWorker worker(HttpServletRequest request) {
		return new AnsweringWorker(ProcessHandle.current().pid(), request.getLocalPort(), this.election.role());
	}

	/**
	 * The worker that answered.
	 *
	 * @param pid its process id
	 * @param port the port on which it was asked
	 * @param role its role at this instant
	 */
	record AnsweringWorker(long pid, int port, WorkerRole role) {

	}

}
