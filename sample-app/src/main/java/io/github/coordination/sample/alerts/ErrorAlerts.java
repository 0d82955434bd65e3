/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.sample.alerts;

import java.util.Map;

import jakarta.servlet.http.HttpServletRequest;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.mail.MailException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;

import io.github.coordination.sample.mail.Postman;

/**
 * Sends an e-mail when a request fails unexpectedly. It is deliberately not
 * {@code @PrimaryOnly}: every worker must be able to say that it is in trouble.
 */
@RestControllerAdvice
class ErrorAlerts extends ResponseEntityExceptionHandler {

	private static final Logger log = LoggerFactory.getLogger(ErrorAlerts.class);

	private final Postman postman;

	ErrorAlerts(Postman postman) {
		this.postman = postman;
	}

	@ExceptionHandler
	ProblemDetail failed(RuntimeException failure, HttpServletRequest request) {
		String what = request.getMethod() + " " + request.getRequestURI();
		log.error("{} failed", what, failure);
		alert("Alert: " + what + " failed", failure.toString());
		return ProblemDetail.forStatus(HttpStatus.INTERNAL_SERVER_ERROR);
	}

	private void alert(String subject, String text) {
		try {
			this.postman.send(subject, text, Map.of());
		}
		catch (MailException ex) {
			log.error("The alert '{}' was not sent", subject, ex);
		}
	}

}
