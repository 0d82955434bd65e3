/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.sample.alerts;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpStatus;
import org.springframework.mail.MailSendException;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.setup.StandaloneMockMvcBuilder;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

import io.github.coordination.sample.mail.Postman;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.contains;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.BDDMockito.then;
import static org.mockito.BDDMockito.willThrow;
import static org.mockito.Mockito.mock;

class ErrorAlertsTests {

	private final Postman postman = mock(Postman.class);

	private MockMvcTester mvc;

	@BeforeEach
	void createMvc() {
		this.mvc = MockMvcTester.of(List.of(new FailController(), new RefusingController()),
				(StandaloneMockMvcBuilder builder) -> builder.setControllerAdvice(new ErrorAlerts(this.postman))
					.build());
	}

	@Test
	void unexpectedFailureSendsAnAlert() {
		assertThat(this.mvc.post().uri("/fail")).hasStatus(HttpStatus.INTERNAL_SERVER_ERROR)
			.hasContentTypeCompatibleWith("application/problem+json");
		then(this.postman).should().send(eq("Alert: POST /fail failed"), contains("Failed on demand"), eq(Map.of()));
	}

	@Test
	void causeOfTheFailureIsNotToldToTheClient() {
		assertThat(this.mvc.post().uri("/fail")).bodyText().doesNotContain("Failed on demand");
	}

	@Test
	void refusedRequestIsNoReasonForAnAlert() {
		assertThat(this.mvc.get().uri("/refuse")).hasStatus(HttpStatus.BAD_REQUEST)
			.bodyText()
			.contains("say something else");
		then(this.postman).shouldHaveNoInteractions();
	}

	@Test
	void clientStillGetsAnAnswerWhenTheAlertCannotBeSent() {
		willThrow(new MailSendException("no mail server")).given(this.postman).send(any(), any(), any());
		assertThat(this.mvc.post().uri("/fail")).hasStatus(HttpStatus.INTERNAL_SERVER_ERROR);
	}

	@RestController
	static class RefusingController {

		@GetMapping("/refuse")
		void refuse() {
			throw new ResponseStatusException(HttpStatus.BAD_REQUEST, "say something else");
		}

	}

}
