/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.sample.e2e;

import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A message that the demonstration mail server has received.
 *
 * @param at when it was received
 * @param pid the worker that sent it
 * @param epoch the epoch in which it was sent, or {@code -}
 * @param subject its subject
 */
record Mail(Instant at, long pid, String epoch, String subject) {

	private static final Pattern REPORT = Pattern.compile("Report (\\d+): .*");

	static List<Mail> parse(String lines) {
		return lines.lines().map(Mail::parseLine).toList();
	}

	private static Mail parseLine(String line) {
		String[] fields = line.split("\t", -1);
		if (fields.length != 4 || !fields[1].startsWith("pid=") || !fields[2].startsWith("epoch=")) {
			throw new IllegalArgumentException("Not a line of the mail server: " + line);
		}
		return new Mail(Instant.parse(fields[0]), Long.parseLong(fields[1].substring(4)), fields[2].substring(6),
				fields[3]);
	}

	OptionalLong reportNumber() {
		Matcher matcher = REPORT.matcher(this.subject);
		return matcher.matches() ? OptionalLong.of(Long.parseLong(matcher.group(1))) : OptionalLong.empty();
	}

}
