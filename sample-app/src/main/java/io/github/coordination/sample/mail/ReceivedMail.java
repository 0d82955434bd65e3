/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.sample.mail;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import org.jspecify.annotations.Nullable;

/**
 * What the demonstration mail server keeps of a message.
 *
 * @param at when it was received
 * @param pid process id of the worker that sent it, or {@code -}
 * @param epoch epoch in which it was sent, or {@code -}
 * @param subject subject of the message
 */
record ReceivedMail(Instant at, String pid, String epoch, String subject) {

	static ReceivedMail of(MimeMessage message, Instant at) throws MessagingException {
		return new ReceivedMail(at.truncatedTo(ChronoUnit.MILLIS), text(message.getHeader(Postman.PID_HEADER, null)),
				text(message.getHeader("X-Epoch", null)), text(message.getSubject()));
	}

	/**
	 * Writes the message as one line whose fields are separated by tabs.
	 * @return the time, {@code pid=…}, {@code epoch=…} and the subject
	 */
	String toLine() {
		return "%s\tpid=%s\tepoch=%s\t%s".formatted(this.at, this.pid, this.epoch, this.subject);
	}

	private static String text(@Nullable String value) {
		return (value != null) ? value.replaceAll("\\p{Cntrl}", "?") : "-";
	}

}
