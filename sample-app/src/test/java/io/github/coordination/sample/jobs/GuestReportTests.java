/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.sample.jobs;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import io.github.coordination.PrimaryElection;
import io.github.coordination.Term;
import io.github.coordination.sample.guests.GuestRegistry;
import io.github.coordination.sample.mail.Postman;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.contains;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.BDDMockito.given;
import static org.mockito.BDDMockito.then;
import static org.mockito.Mockito.mock;

@ExtendWith(OutputCaptureExtension.class)
class GuestReportTests {

	private final GuestRegistry guests = mock(GuestRegistry.class);

	private final Postman postman = mock(Postman.class);

	private final PrimaryElection election = mock(PrimaryElection.class);

	private final GuestReport report = new GuestReport(this.guests, this.postman, this.election);

	@Test
	void reportCarriesItsNumberAndTheEpoch() {
		given(this.guests.count()).willReturn(3L);
		given(this.election.term()).willReturn(Optional.of(new Term("primary", 42, Instant.now())));
		this.report.send(7);
		then(this.postman).should().send(eq("Report 7: 3 guests"), contains("3 guests"), eq(Map.of("X-Epoch", "42")));
	}

	@Test
	void nothingIsSentOnceTheTermIsOverAndTheLogSaysSo(CapturedOutput output) {
		given(this.election.term()).willReturn(Optional.empty());
		this.report.send(7);
		then(this.postman).shouldHaveNoInteractions();
		assertThat(output).contains("Report 7 is left out: this worker's term is over");
	}

}
