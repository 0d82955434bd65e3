/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.usertests.slices;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

import io.github.coordination.PrimaryElection;
import io.github.coordination.PrimaryOnly;

/**
 * An application of which tests load slices.
 */
@SpringBootApplication
class SliceApplication {

	/**
	 * Asks for the role.
	 */
	@RestController
	static class RoleController {

		private final PrimaryElection election;

		RoleController(PrimaryElection election) {
			this.election = election;
		}

		@GetMapping("/role")
		String role() {
			return this.election.role().name();
		}

	}

	/**
	 * Guarded work that a slice imports.
	 */
	static class Job {

		private int runs;

		@PrimaryOnly
		public void run() {
			this.runs++;
		}

		public int runs() {
			return this.runs;
		}

	}

	/**
	 * Something to keep.
	 */
	@Entity
	static class Order {

		@Id
		private Long id;

	}

}
