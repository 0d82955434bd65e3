/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.sample.jobs;

import java.util.Map;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

import io.github.coordination.PrimaryElection;
import io.github.coordination.Term;
import io.github.coordination.sample.guests.GuestRegistry;
import io.github.coordination.sample.mail.Postman;

/**
 * The report: how many guests there are. The epoch of the term in which it is sent goes
 * with it, so that a receiver can refuse a report from a primary that has been replaced.
 */
@Component
class GuestReport {

	private static final Logger logger = LoggerFactory.getLogger(GuestReport.class);

	private final GuestRegistry guests;

	private final Postman postman;

	private final PrimaryElection election;

	GuestReport(GuestRegistry guests, Postman postman, PrimaryElection election) {
		this.guests = guests;
		this.postman = postman;
		this.election = election;
	}

	/**
	 * Sends the report if this worker is still the primary.
	 * @param number number of the report
	 */
	void send(long number) {
		this.election.term()
			.ifPresentOrElse((term) -> send(number, term),
					() -> logger.info("Report {} is left out: this worker's term is over", number));
	}

	private void send(long number, Term term) {
		long count = this.guests.count();
		this.postman.send("Report %d: %d guests".formatted(number, count),
				"There are %d guests in the registry.%n".formatted(count),
				Map.of("X-Epoch", Long.toString(term.epoch())));
	}

}
