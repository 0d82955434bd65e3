/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.usertests.page;

import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

import io.github.coordination.PrimaryOnly;

/**
 * The job whose tests the page shows.
 */
@Component
class NightlyReport {

	private final Mails mails;

	NightlyReport(Mails mails) {
		this.mails = mails;
	}

	@PrimaryOnly
	@Scheduled(cron = "0 0 3 * * *")
	void send() {
		this.mails.send("the report");
	}

}
