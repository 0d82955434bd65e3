/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.benchmarks.table;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class TableTests {

	@Test
	void alignsTheFirstColumnLeftAndTheOthersRight() {
		Table table = new Table("Calls", "call", "ns").row("plain", "0.5").row("no-op advice", "21.9");
		assertThat(printed(table)).containsExactly("Calls", "call            ns", "------------------",
				"plain          0.5", "no-op advice  21.9", "");
	}

	@Test
	void printsNotesBeneath() {
		Table table = new Table("Calls", "call").row("plain").note("on a quiet machine");
		assertThat(printed(table)).containsExactly("Calls", "call ", "-----", "plain", "  on a quiet machine", "");
	}

	@Test
	void refusesARowOfAnotherWidth() {
		Table table = new Table("Calls", "call", "ns");
		assertThatIllegalArgumentException().isThrownBy(() -> table.row("plain"));
	}

	private static String[] printed(Table table) {
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		table.print(new PrintStream(bytes, true, StandardCharsets.UTF_8));
		return bytes.toString(StandardCharsets.UTF_8).lines().toArray(String[]::new);
	}

}
