/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.sample.e2e;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A JVM of its own, started from the packaged jar. Whatever it prints goes to a file.
 */
class JavaProcess implements AutoCloseable {

	static final Path JAR = Path.of(System.getProperty("sample.jar", "target/sample-app.jar")).toAbsolutePath();

	private static final Duration EXIT_BOUND = Duration.ofMinutes(10);

	private final Process process;

	private final Path log;

	JavaProcess(Path log, List<String> arguments) {
		this.log = log;
		List<String> command = new ArrayList<>(List.of(java(), "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC",
				"-Xmx128m", "-Djava.io.tmpdir=" + log.getParent(), "-Duser.home=" + log.getParent()));
		command.addAll(arguments);
		try {
			this.process = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile()).start();
		}
		catch (IOException ex) {
			throw new IllegalStateException("Not started: " + command, ex);
		}
	}

	long pid() {
		return this.process.pid();
	}

	boolean isAlive() {
		return this.process.isAlive();
	}

	/** Kills the process without a chance to do anything, as {@code kill -9} does. */
	void kill() {
		this.process.destroyForcibly();
		awaitExit();
	}

	/**
	 * Asks the process to stop, as {@code kill} does.
	 * @return the exit code
	 */
	int terminate() {
		this.process.destroy();
		return awaitExit();
	}

	void pause() {
		signal("STOP");
	}

	void resume() {
		signal("CONT");
	}

	String log() {
		try {
			return Files.readString(this.log);
		}
		catch (IOException ex) {
			return "No log: " + ex;
		}
	}

	/**
	 * Reads from the log on which port the process listens.
	 * @param announcement what the process prints, the port in a group
	 * @return the port
	 * @throws UncheckedIOException if it has not been printed yet
	 */
	final int port(Pattern announcement) {
		Matcher matcher = announcement.matcher(log());
		if (!matcher.find()) {
			throw new UncheckedIOException(new IOException("Process " + pid() + " does not listen yet"));
		}
		return Integer.parseInt(matcher.group(1));
	}

	@Override
	public void close() {
		if (isAlive()) {
			kill();
		}
	}

	/**
	 * Waits until the process has ended.
	 * @return the exit code
	 */
	final int awaitExit() {
		try {
			if (this.process.waitFor(EXIT_BOUND.toSeconds(), TimeUnit.SECONDS)) {
				return this.process.exitValue();
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
		throw new IllegalStateException("Process " + pid() + " did not end within " + EXIT_BOUND + ":\n" + log());
	}

	private void signal(String name) {
		try {
			Process kill = new ProcessBuilder("sh", "-c", "kill -" + name + " " + pid()).inheritIO().start();
			if (!kill.waitFor(10, TimeUnit.SECONDS) || kill.exitValue() != 0) {
				throw new IllegalStateException("Signal " + name + " was not sent to " + pid());
			}
		}
		catch (IOException ex) {
			throw new IllegalStateException(ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException(ex);
		}
	}

	private static String java() {
		return System.getProperty("java.home") + File.separator + "bin" + File.separator + "java";
	}

}
