/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.benchmarks.process;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * A JVM of our own that reports to us: lines that begin with {@code @} are reports, all
 * others are its log, of which the end is kept for the case of a failure. It ends when
 * its input ends, so it never outlives us.
 */
public final class ChildJvm implements AutoCloseable {

	private static final Duration BOUND = Duration.ofMinutes(5);

	private static final int LOG_LINES = 40;

	private static final String END = "end";

	private final Process process;

	private final Writer input;

	private final BlockingQueue<String> reports = new LinkedBlockingQueue<>();

	private final Deque<String> log = new ArrayDeque<>();

	private ChildJvm(Process process) {
		this.process = process;
		this.input = process.outputWriter(StandardCharsets.UTF_8);
		Thread reader = new Thread(this::read, "output of " + process.pid());
		reader.setDaemon(true);
		reader.start();
	}

	/**
	 * Start a JVM of the same release as this one.
	 * @param jvmOptions its options
	 * @param classPath its class path
	 * @param main its main class
	 * @param arguments arguments of the main method
	 * @return the process
	 */
	public static ChildJvm start(List<String> jvmOptions, String classPath, String main, List<String> arguments) {
		List<String> command = new ArrayList<>();
		command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
		command.addAll(jvmOptions);
		command.addAll(List.of("-cp", classPath, main));
		command.addAll(arguments);
		try {
			return new ChildJvm(new ProcessBuilder(command).redirectErrorStream(true).start());
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private void read() {
		try (BufferedReader output = this.process.inputReader(StandardCharsets.UTF_8)) {
			for (String line = output.readLine(); line != null; line = output.readLine()) {
				if (line.startsWith("@")) {
					this.reports.add(line.substring(1));
				}
				else {
					log(line);
				}
			}
		}
		catch (IOException ex) {
			log("No more output: " + ex);
		}
		this.reports.add(END);
	}

	private void log(String line) {
		synchronized (this.log) {
			this.log.add(line);
			if (this.log.size() > LOG_LINES) {
				this.log.remove();
			}
		}
	}

	/**
	 * Process id.
	 * @return the id
	 */
	public long pid() {
		return this.process.pid();
	}

	/**
	 * Wait for a report, and forget those before it.
	 * @param name first word of the report
	 * @return its other words
	 * @throws IllegalStateException with the end of the log, if there is no such report
	 */
	public List<String> await(String name) {
		long deadline = System.nanoTime() + BOUND.toNanos();
		try {
			String report = "";
			while (report != null && !report.equals(END)) {
				report = this.reports.poll(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
				List<String> words = (report != null) ? List.of(report.split(" ", -1)) : List.of("");
				if (words.get(0).equals(name)) {
					return words.subList(1, words.size());
				}
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
		synchronized (this.log) {
			throw new IllegalStateException("No report '%s' from process %d, which logged:%n%s".formatted(name, pid(),
					String.join(System.lineSeparator(), this.log)));
		}
	}

	/**
	 * Write a line to its input.
	 * @param command the line
	 */
	public void send(String command) {
		try {
			this.input.write(command + "\n");
			this.input.flush();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * End it by SIGKILL.
	 * @return the monotonic clock just before, in nanoseconds
	 */
	public long kill() {
		long at = System.nanoTime();
		this.process.destroyForcibly();
		return at;
	}

	/**
	 * Freeze it by SIGSTOP, until {@link #thaw()}.
	 */
	public void freeze() {
		Runtime.getRuntime().addShutdownHook(new Thread(this.process::destroyForcibly));
		signal("-STOP");
	}

	/**
	 * Let it go on by SIGCONT.
	 * @return the monotonic clock just before, in nanoseconds
	 */
	public long thaw() {
		long at = System.nanoTime();
		signal("-CONT");
		return at;
	}

	private void signal(String name) {
		try {
			int status = new ProcessBuilder("kill", name, Long.toString(pid())).inheritIO().start().waitFor();
			if (status != 0) {
				throw new IllegalStateException("kill %s %d ended with status %d.".formatted(name, pid(), status));
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	/**
	 * End it by SIGTERM. Its reports can still be read, and it can still write them.
	 * @return the monotonic clock just before, in nanoseconds
	 */
	public long terminate() {
		long at = System.nanoTime();
		this.process.toHandle().destroy();
		return at;
	}

	/**
	 * Wait until it has ended.
	 */
	public void awaitEnd() {
		try {
			if (!this.process.waitFor(BOUND.toSeconds(), TimeUnit.SECONDS)) {
				throw new IllegalStateException("Process %d does not end.".formatted(pid()));
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	@Override
	public void close() {
		this.process.destroyForcibly();
		awaitEnd();
	}

}
