/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.sample.jobs;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import io.github.coordination.PrimaryOnly;
import io.github.coordination.sample.guests.GuestRegistry;

/**
 * Hashes the e-mail addresses of guests who were registered when addresses were still
 * kept in plain text.
 * <p>
 * {@link PrimaryOnly @PrimaryOnly} on a runner: it runs on the worker that becomes the
 * primary, before any other work of the primary, and never on two workers at a time. It
 * runs again on the next primary, so it is written to be safe to repeat: one transaction,
 * and only rows that are not yet hashed.
 */
@Component
@PrimaryOnly
class HashEmailsMigration implements ApplicationRunner {

	private static final Logger logger = LoggerFactory.getLogger(HashEmailsMigration.class);

	private final GuestRegistry guests;

	private final AuditTrail audit;

	HashEmailsMigration(GuestRegistry guests, AuditTrail audit) {
		this.guests = guests;
		this.audit = audit;
	}

	@Override
	@Transactional
	public void run(ApplicationArguments args) {
		int hashed = this.guests.hashPlainEmails();
		if (hashed > 0) {
			this.audit.write("migration hashed the e-mail addresses of " + hashed + " guests");
		}
		logger.info("Migration: {} e-mail addresses were still plain", hashed);
	}

}
