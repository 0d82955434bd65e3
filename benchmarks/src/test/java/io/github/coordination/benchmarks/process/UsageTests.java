/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.benchmarks.process;

import java.io.BufferedReader;
import java.io.IOException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;

@Timeout(60)
class UsageTests {

	private static final String BURN = "i=0; while [ $i -lt 100000 ]; do i=$((i+1)); done; ";

	private static final double SOME_MILLIS = 20;

	@Test
	void treeCountsChildrenThatRun() throws IOException {
		assertThatTreeUsesMore("sh -c '" + BURN + "echo burned; read x'; true");
	}

	@Test
	void treeCountsChildrenThatHaveEnded() throws IOException {
		assertThatTreeUsesMore("sh -c '" + BURN + "true'; echo burned; read x");
	}

	private static void assertThatTreeUsesMore(String script) throws IOException {
		Process shell = new ProcessBuilder("sh", "-c", script).start();
		try (BufferedReader output = shell.inputReader()) {
			assertThat(output.readLine()).isEqualTo("burned");
			assertThat(Usage.of(shell.pid()).cpuMillis()).isLessThan(SOME_MILLIS);
			assertThat(Usage.ofTree(shell.pid())).isGreaterThan(SOME_MILLIS);
		}
		finally {
			shell.destroyForcibly();
		}
	}

}
