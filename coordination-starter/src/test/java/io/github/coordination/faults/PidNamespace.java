/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.faults;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.awaitility.Awaitility;

/**
 * A pid namespace that lasts until it is closed, with all its processes.
 */
final class PidNamespace implements AutoCloseable {

	private static final Duration BOUND = Duration.ofSeconds(30);

	private final Process process;

	private final ProcessHandle first;

	private PidNamespace(String... options) throws IOException {
		List<String> command = new ArrayList<>(List.of("unshare", "--pid", "--fork", "--kill-child"));
		command.addAll(List.of(options));
		command.addAll(List.of("sleep", "infinity"));
		this.process = new ProcessBuilder(command).inheritIO().start();
		this.first = Awaitility.await()
			.atMost(BOUND)
			.until(() -> this.process.children().filter(PidNamespace::sleeps).findFirst(), Optional::isPresent)
			.orElseThrow();
	}

	private static boolean sleeps(ProcessHandle process) {
		return process.info().command().orElse("").endsWith("sleep");
	}

	/** Its processes see the tree of the namespace around it. */
	static PidNamespace withForeignTree() throws IOException {
		return new PidNamespace();
	}

	/** Its processes see their own tree. */
	static PidNamespace withOwnTree() throws IOException {
		return new PidNamespace("--mount-proc");
	}

	/** Its first process. */
	long first() {
		return this.first.pid();
	}

	@Override
	public void close() {
		this.first.destroyForcibly();
		this.process.destroyForcibly();
	}

}
