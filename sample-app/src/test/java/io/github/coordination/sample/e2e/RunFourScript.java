/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.sample.e2e;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.awaitility.Awaitility;

import io.github.coordination.sample.Ports;

/**
 * A copy of the script {@code run-four} in a directory of its own, so that it leaves
 * nothing in the project.
 */
final class RunFourScript implements AutoCloseable {

	private static final Duration BOUND = Duration.ofMinutes(10);

	private final Path directory;

	private final Path script;

	private Process process;

	RunFourScript(Path directory) throws IOException {
		this.directory = directory;
		this.script = Files.copy(Path.of("run-four"), directory.resolve("run-four"));
		if (!this.script.toFile().setExecutable(true)) {
			throw new IOException("Not executable: " + this.script);
		}
	}

	RunFourScript withJar(Path jar) throws IOException {
		Path target = Files.createDirectories(this.directory.resolve("target"));
		Files.createSymbolicLink(target.resolve("sample-app.jar"), jar);
		return this;
	}

	void start(Map<String, String> environment, String... arguments) throws IOException {
		List<String> command = new ArrayList<>(List.of(this.script.toString()));
		command.addAll(List.of(arguments));
		ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true)
			.redirectOutput(this.directory.resolve("output").toFile());
		builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
		builder.environment().putAll(environment);
		this.process = builder.start();
	}

	ProcessHandle process() {
		return this.process.toHandle();
	}

	String output() throws IOException {
		return Files.readString(this.directory.resolve("output"));
	}

	/** Does what Ctrl-C does. */
	void interrupt() throws IOException {
		new ProcessBuilder("sh", "-c", "kill -INT " + this.process.pid()).inheritIO().start();
	}

	int awaitExit() {
		Awaitility.await().atMost(BOUND).until(() -> !this.process.isAlive());
		return this.process.exitValue();
	}

	@Override
	public void close() {
		if (this.process != null && this.process.isAlive()) {
			this.process.destroy();
			awaitExit();
		}
	}

	static Map<String, String> freePorts() {
		List<Integer> ports = Ports.free(6);
		return Map.of("FIRST_PORT", ports.get(0).toString(), "SMTP_PORT", ports.get(4).toString(), "MAILS_PORT",
				ports.get(5).toString());
	}

}
