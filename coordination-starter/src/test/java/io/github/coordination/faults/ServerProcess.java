/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.faults;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;
import org.springframework.util.FileSystemUtils;

/**
 * A server in a process of its own, perhaps with children, and with a directory and a
 * port that it keeps over restarts. It ends with this JVM.
 */
public abstract class ServerProcess implements FaultyServer, AutoCloseable {

	/** Bound on a start and on an end, far above what either takes. */
	protected static final Duration BOUND = Duration.ofSeconds(60);

	private static final int LAST_LINES = 20;

	private final Map<String, String> environment = new TreeMap<>();

	private final Path directory;

	private final int port;

	private Process process;

	protected ServerProcess(String name) {
		this.port = FreePorts.next();
		try {
			this.directory = Files.createTempDirectory(name);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		Runtime.getRuntime().addShutdownHook(new Thread(this::end));
	}

	/**
	 * What is run.
	 * @return the program and its arguments
	 */
	protected abstract List<String> command();

	/**
	 * Whether the server does its work now.
	 * @return whether it has answered
	 */
	protected abstract boolean answers();

	/**
	 * Where the server keeps its files.
	 * @return the directory
	 */
	public final Path directory() {
		return this.directory;
	}

	/**
	 * The variables that are set for the server from its next start on.
	 * @return a map to change
	 */
	public final Map<String, String> environment() {
		return this.environment;
	}

	@Override
	public final int port() {
		return this.port;
	}

	/**
	 * The id of the process that was started, which may have children.
	 * @return the id
	 */
	public final long pid() {
		return this.process.pid();
	}

	@Override
	public final void start() {
		try {
			Awaitility.await().atMost(BOUND).pollInterval(Duration.ofMillis(20)).until(this::comesUp);
		}
		catch (ConditionTimeoutException ex) {
			throw new IllegalStateException("Does not start: " + command() + "\n" + lastOutput(), ex);
		}
	}

	/** What is left of a former process may end the next one at once. */
	private boolean comesUp() throws IOException {
		if (this.process == null || !this.process.isAlive()) {
			ProcessBuilder builder = new ProcessBuilder(command()).directory(this.directory.toFile())
				.redirectErrorStream(true)
				.redirectOutput(ProcessBuilder.Redirect.appendTo(output()));
			builder.environment().putAll(this.environment);
			this.process = builder.start();
		}
		return answers();
	}

	private File output() {
		return this.directory.resolve("output.log").toFile();
	}

	private String lastOutput() {
		try {
			List<String> lines = Files.readAllLines(output().toPath());
			return String.join("\n", lines.subList(Math.max(0, lines.size() - LAST_LINES), lines.size()));
		}
		catch (IOException ex) {
			return "without output";
		}
	}

	@Override
	public final void kill() {
		if (this.process != null) {
			List<ProcessHandle> all = all();
			all.forEach(ProcessHandle::destroyForcibly);
			Awaitility.await()
				.atMost(BOUND)
				.pollInterval(Duration.ofMillis(5))
				.until(() -> all.stream().noneMatch(ServerProcess::runs));
		}
	}

	/** The process first and its children after it. */
	private List<ProcessHandle> all() {
		return Stream.concat(Stream.of(this.process.toHandle()), this.process.descendants()).toList();
	}

	/** A process that nobody waits for stays behind as a zombie, which holds nothing. */
	private static boolean runs(ProcessHandle handle) {
		try {
			String status = Files.readString(Path.of("/proc", Long.toString(handle.pid()), "stat"));
			return handle.isAlive() && status.charAt(status.lastIndexOf(')') + 2) != 'Z';
		}
		catch (IOException ex) {
			return false;
		}
	}

	/** The process that makes the others is stopped first. */
	@Override
	public final void freeze() {
		signal("-STOP", List.of(this.process.toHandle()));
		signal("-STOP", all());
	}

	@Override
	public final void thaw() {
		signal("-CONT", all());
	}

	/** A child may have ended by itself, and then no signal reaches it. */
	private static void signal(String name, List<ProcessHandle> handles) {
		List<String> command = new ArrayList<>(List.of("kill", name));
		handles.forEach((handle) -> command.add(Long.toString(handle.pid())));
		try {
			new ProcessBuilder(command).redirectErrorStream(true)
				.redirectOutput(ProcessBuilder.Redirect.DISCARD)
				.start()
				.waitFor();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException("Interrupted while a signal was sent", ex);
		}
	}

	/** End it, and delete what it kept. */
	@Override
	public void close() {
		end();
	}

	private synchronized void end() {
		kill();
		FileSystemUtils.deleteRecursively(this.directory.toFile());
	}

}
