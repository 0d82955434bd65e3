/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.report;

import java.time.Duration;

import org.junit.jupiter.api.Test;

import io.github.coordination.Worker;

import static org.assertj.core.api.Assertions.assertThat;

class LogTextTests {

	@Test
	void sentenceKeepsWhatPeopleRead() {
		assertThat(LogText.sentence("Größe 3 %, \"naïve\" – 東京 €5")).isEqualTo("Größe 3 %, \"naïve\" – 東京 €5");
	}

	@Test
	void sentenceLeavesTheFullStopToTheLine() {
		assertThat(LogText.sentence("Grant it.")).isEqualTo("Grant it");
		assertThat(LogText.sentence("x".repeat(400) + ".")).isEqualTo("x".repeat(400));
	}

	@Test
	void sentenceReplacesWhatCouldDeceive() {
		assertThat(LogText.sentence("a\nb\tc\u001B[31md\u202Ee\u2028f")).isEqualTo("a?b?c?[31md?e?f");
	}

	@Test
	void sentenceIsBounded() {
		assertThat(LogText.sentence("x".repeat(401))).isEqualTo("x".repeat(400) + "...");
		assertThat(LogText.sentence("x".repeat(400))).hasSize(400);
	}

	@Test
	void failureSaysItsType() {
		assertThat(LogText.failure(new IllegalStateException("no\nroom")))
			.isEqualTo("java.lang.IllegalStateException: no?room");
		assertThat(LogText.failure(new IllegalStateException())).isEqualTo("java.lang.IllegalStateException");
	}

	@Test
	void workerIsBounded() {
		assertThat(LogText.worker(new Worker("i".repeat(300), "h\r".repeat(200), 1)))
			.isEqualTo("i".repeat(64) + "... (pid 1 on " + "h?".repeat(32) + "...)");
	}

	@Test
	void secondsHaveOneDigitInEveryLocale() {
		assertThat(LogText.seconds(Duration.ofMillis(9512))).isEqualTo("9.5 s");
		assertThat(LogText.seconds(Duration.ZERO)).isEqualTo("0.0 s");
	}

	@Test
	void storeShowsKindAndIdentity() {
		assertThat(LogText.store("file", "/var/lib\n/x")).isEqualTo("file (/var/lib?/x)");
	}

}
