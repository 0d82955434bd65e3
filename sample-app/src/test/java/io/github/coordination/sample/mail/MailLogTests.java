/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.sample.mail;

import java.time.Instant;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class MailLogTests {

	private static final Instant AT = Instant.parse("2026-01-02T03:04:05.678Z");

	@Test
	void logIsOneLinePerMailOldestFirst() {
		MailLog log = new MailLog(10);
		log.add(new ReceivedMail(AT, "17", "4", "Report 1: 3 guests"));
		log.add(new ReceivedMail(AT, "18", "-", "Alert"));
		assertThat(log.toLines()).isEqualTo("""
				2026-01-02T03:04:05.678Z\tpid=17\tepoch=4\tReport 1: 3 guests
				2026-01-02T03:04:05.678Z\tpid=18\tepoch=-\tAlert
				""");
	}

	@Test
	void fullLogForgetsTheOldest() {
		MailLog log = new MailLog(2);
		for (int i = 1; i <= 5; i++) {
			log.add(new ReceivedMail(AT, "17", "-", "Mail " + i));
		}
		assertThat(log.toLines().lines()).hasSize(2).first().asString().endsWith("Mail 4");
	}

}
