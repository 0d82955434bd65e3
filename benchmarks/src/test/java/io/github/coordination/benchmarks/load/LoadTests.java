/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.benchmarks.load;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import io.github.coordination.benchmarks.Options;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

@Timeout(300)
class LoadTests {

	@Test
	void printsWhatWorkersOnRedisCost() throws InterruptedException {
		String text = run("--engine=redis", "--peer=starter", "--workers=3", "--seconds=1", "--lease=2");
		assertThat(text).contains("Idle workers on one Redis", "The primary of 3 workers on one Redis is killed");
		assertThat(text.lines().filter((line) -> line.startsWith("coordination-starter, lease 2 s"))).hasSize(3);
	}

	@Test
	void refusesToMeasureOneWorker() {
		assertThatIllegalArgumentException().isThrownBy(() -> run("--workers=3,1")).withMessageContaining("--workers");
	}

	private static String run(String... arguments) throws InterruptedException {
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		new Load().run(Options.of(arguments, List.of()), new PrintStream(bytes, true, StandardCharsets.UTF_8));
		return bytes.toString(StandardCharsets.UTF_8);
	}

}
