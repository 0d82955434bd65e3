/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.sample.e2e;

import java.time.Instant;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class MailTests {

	@Test
	void linesOfTheMailServerAreRead() {
		assertThat(Mail.parse("2026-01-02T03:04:05.678Z\tpid=17\tepoch=4\tReport 7: 3 guests\n"))
			.containsExactly(new Mail(Instant.parse("2026-01-02T03:04:05.678Z"), 17, "4", "Report 7: 3 guests"));
	}

	@Test
	void onlyReportsHaveANumber() {
		Instant now = Instant.now();
		assertThat(new Mail(now, 17, "4", "Report 7: 3 guests").reportNumber()).hasValue(7);
		assertThat(new Mail(now, 17, "-", "Alert: POST /fail failed").reportNumber()).isEmpty();
	}

	@Test
	void anyOtherLineIsRefused() {
		assertThatIllegalArgumentException().isThrownBy(() -> Mail.parse("Report 7"));
	}

}
