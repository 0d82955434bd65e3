/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.benchmarks.process;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

import org.jspecify.annotations.Nullable;

/**
 * The process that started this one, as its child sees it: takes reports and gives
 * commands.
 */
public final class Parent {

	private final BufferedReader commands = new BufferedReader(
			new InputStreamReader(System.in, StandardCharsets.UTF_8));

	/**
	 * Report something.
	 * @param name name of the report
	 * @param words what to report, each without blanks
	 */
	public synchronized void report(String name, Object... words) {
		StringBuilder line = new StringBuilder("@").append(name);
		for (Object word : words) {
			line.append(' ').append(word);
		}
		System.out.println(line);
		System.out.flush();
	}

	/**
	 * Wait for a command.
	 * @return the command, or {@code null} if the parent is gone
	 */
	public @Nullable String command() {
		try {
			return this.commands.readLine();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
