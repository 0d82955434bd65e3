/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.faults;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;

import org.awaitility.Awaitility;

import io.github.coordination.lease.LeaseStore;

/**
 * A second JVM with the test class path, spoken to line by line and ended with the test.
 */
public final class ChildJvm implements AutoCloseable {

	private static final String PROPERTY = "tests.first-jvm";

	/** Process id of the JVM that runs the tests, also in the JVMs that it starts. */
	public static final long FIRST = Long.getLong(PROPERTY, ProcessHandle.current().pid());

	private static final Duration PATIENCE = Duration.ofSeconds(30);

	private final Process process;

	private final List<String> lines = new CopyOnWriteArrayList<>();

	private final Writer input;

	private final Thread reader;

	private volatile long death = Long.MAX_VALUE;

	private ChildJvm(Process process) {
		this.process = process;
		this.input = process.outputWriter(StandardCharsets.UTF_8);
		this.reader = new Thread(this::read, "output of " + process.pid());
		this.reader.setDaemon(true);
		this.reader.start();
	}

	public static ChildJvm start(Class<?> main, String... arguments) throws IOException {
		return start(command(main, arguments));
	}

	/**
	 * Start a JVM that has the libraries of this one, too.
	 */
	public static ChildJvm startWithLibraries(Class<?> main, List<String> arguments) throws IOException {
		return startBehind(List.of(), main, arguments);
	}

	private static String libraries() {
		return System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
	}

	/**
	 * Start a JVM that has the libraries of this one, as a descendant of another program.
	 * @param prefix that program and its arguments
	 */
	static ChildJvm startBehind(List<String> prefix, Class<?> main, List<String> arguments) throws IOException {
		List<String> command = new ArrayList<>(prefix);
		command.addAll(command(libraries(), main, arguments.toArray(String[]::new)));
		return start(command);
	}

	/**
	 * Start a JVM that the kernel does not let write more than a kilobyte to any file.
	 */
	public static ChildJvm startWithoutRoom(Class<?> main, String... arguments) throws IOException {
		List<String> command = new ArrayList<>(List.of("sh", "-c", "ulimit -f 1 && exec \"$@\"", "sh"));
		command.addAll(command(main, arguments));
		return start(command);
	}

	/**
	 * Start a JVM with other environment variables.
	 */
	public static ChildJvm startIn(Map<String, String> environment, Class<?> main, String... arguments)
			throws IOException {
		List<String> command = new ArrayList<>(List.of("env"));
		environment.forEach((name, value) -> command.add(name + "=" + value));
		command.addAll(command(main, arguments));
		return start(command);
	}

	private static ChildJvm start(List<String> command) throws IOException {
		return new ChildJvm(new ProcessBuilder(command).redirectErrorStream(true).start());
	}

	public static List<String> command(Class<?> main, String... arguments) {
		return command(classPath(main), main, arguments);
	}

	private static List<String> command(String classPath, Class<?> main, String... arguments) {
		List<String> command = new ArrayList<>(
				List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-XX:TieredStopAtLevel=1",
						"-XX:+UseSerialGC", "-Xmx64m", "-Xshare:auto", "-XX:-UsePerfData",
						"-D" + PROPERTY + "=" + FIRST, "-cp", classPath, main.getName()));
		command.addAll(List.of(arguments));
		return command;
	}

	/**
	 * The starter and its tests only: neither the store nor the engine needs more, and a
	 * short class path starts faster.
	 */
	private static String classPath(Class<?> main) {
		return location(LeaseStore.class) + File.pathSeparator + location(main);
	}

	private static Path location(Class<?> type) {
		return Path.of(URI.create(type.getProtectionDomain().getCodeSource().getLocation().toString()));
	}

	private void read() {
		try (BufferedReader reader = this.process.inputReader(StandardCharsets.UTF_8)) {
			reader.lines().forEach(this.lines::add);
		}
		catch (IOException | UncheckedIOException ex) {
			this.lines.add("ended: " + ex);
		}
	}

	boolean isAlive() {
		return this.process.isAlive();
	}

	public long pid() {
		return this.process.pid();
	}

	public List<String> lines() {
		return List.copyOf(this.lines);
	}

	/**
	 * All that the JVM wrote, after its end.
	 */
	public List<String> awaitOutput() throws InterruptedException {
		this.reader.join(PATIENCE.toMillis());
		return lines();
	}

	/**
	 * Wait for a line.
	 * @param prefix how it begins
	 * @return the line
	 */
	public String await(String prefix) {
		return await(prefix, 0);
	}

	/**
	 * Wait for a line.
	 * @param prefix how it begins
	 * @param after how many earlier lines to pass over
	 * @return the line
	 */
	public String await(String prefix, int after) {
		return Awaitility.await(prefix)
			.atMost(PATIENCE)
			.pollInterval(Duration.ofMillis(2))
			.failFast("the JVM has ended", () -> !this.reader.isAlive() && find(prefix, after) == null)
			.until(() -> find(prefix, after), (line) -> line != null);
	}

	private String find(String prefix, int after) {
		return this.lines.stream().skip(after).filter((line) -> line.startsWith(prefix)).findFirst().orElse(null);
	}

	public void send(String command) throws IOException {
		this.input.write(command + "\n");
		this.input.flush();
	}

	/**
	 * {@code kill -9}, without waiting for the end.
	 * @return the time just before
	 */
	public long kill() {
		this.death = Math.min(this.death, System.nanoTime());
		this.process.destroyForcibly();
		return this.death;
	}

	/**
	 * {@code kill -9} of the JVM behind another program.
	 * @return the time just before
	 */
	long killDescendants() {
		this.death = Math.min(this.death, System.nanoTime());
		this.process.descendants().forEach(ProcessHandle::destroyForcibly);
		return kill();
	}

	/**
	 * When it was killed.
	 * @return a time just before, {@link Long#MAX_VALUE} if it was not
	 */
	public long death() {
		return this.death;
	}

	public void signal(String name) throws Exception {
		Process kill = new ProcessBuilder("kill", "-" + name, Long.toString(pid())).start();
		if (!kill.waitFor(10, TimeUnit.SECONDS) || (kill.exitValue() != 0 && isAlive())) {
			throw new IllegalStateException("kill -" + name + " " + pid());
		}
	}

	public int awaitEnd() throws InterruptedException {
		if (!this.process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
			throw new IllegalStateException("the JVM does not end: " + this.lines);
		}
		return this.process.exitValue();
	}

	@Override
	public void close() {
		kill();
		try {
			awaitEnd();
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

}
