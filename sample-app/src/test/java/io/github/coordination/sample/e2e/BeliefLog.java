/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.sample.e2e;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads what a {@link BeliefRecorder} has written.
 */
final class BeliefLog {

	private final long pid;

	private final List<Belief> beliefs = new ArrayList<>();

	private Belief open;

	private BeliefLog(long pid) {
		this.pid = pid;
	}

	static List<Belief> read(long pid, Path file) throws IOException {
		return Files.exists(file) ? parse(pid, Files.readString(file)) : List.of();
	}

	static List<Belief> parse(long pid, String text) {
		BeliefLog log = new BeliefLog(pid);
		// What follows the last line break was being written when the worker was killed.
		text.substring(0, text.lastIndexOf('\n') + 1).lines().forEach(log::line);
		log.close();
		return log.beliefs;
	}

	private void line(String line) {
		String[] words = line.split(" ", -1);
		if (words.length == 4 && words[0].equals("yes")) {
			yes(Long.parseLong(words[1]), Long.parseLong(words[2]), Long.parseLong(words[3]));
		}
		else if (words.length == 3 && words[0].equals("no")) {
			close();
		}
		else {
			throw new IllegalArgumentException("Not a line of a belief recorder: " + line);
		}
	}

	private void yes(long epoch, long before, long after) {
		if (this.open == null || this.open.epoch() != epoch) {
			close();
			this.open = new Belief(this.pid, epoch, after, after);
		}
		else {
			this.open = new Belief(this.pid, epoch, this.open.from(), Math.max(this.open.from(), before));
		}
	}

	private void close() {
		if (this.open != null) {
			this.beliefs.add(this.open);
			this.open = null;
		}
	}

}
