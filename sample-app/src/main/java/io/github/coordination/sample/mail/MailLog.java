/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.sample.mail;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.stream.Collectors;

/**
 * The messages received, oldest first. When full, the oldest is forgotten.
 */
final class MailLog {

	private final int capacity;

	private final Deque<ReceivedMail> mails = new ArrayDeque<>();

	MailLog(int capacity) {
		this.capacity = capacity;
	}

	synchronized void add(ReceivedMail mail) {
		if (this.mails.size() == this.capacity) {
			this.mails.removeFirst();
		}
		this.mails.addLast(mail);
	}

	synchronized String toLines() {
		return this.mails.stream().map((mail) -> mail.toLine() + "\n").collect(Collectors.joining());
	}

}
