/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.sample.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.SmartLifecycle;

import io.github.coordination.PrimaryElection;
import io.github.coordination.Term;

/**
 * Runs inside a worker and writes down, about every millisecond, whether the worker
 * believes to be the primary. Times are {@link System#nanoTime()}, which on Linux is
 * CLOCK_MONOTONIC and comparable between the processes of a host.
 * <p>
 * A line is {@code yes <epoch> <before> <after>}: the question was asked between the two
 * times. {@code no <before> <after>} is written once, when a yes has ended.
 * <p>
 * It starts right before the election and stops right after it. An initializer, found by
 * {@code spring.factories}, works with ahead-of-time processing too, where a test-only
 * bean would be unknown. It is a single class, so that a worker can be given nothing but
 * this file.
 */
public final class BeliefRecorder
		implements ApplicationContextInitializer<ConfigurableApplicationContext>, SmartLifecycle {

	static final String FILE_PROPERTY = "e2e.belief-file";

	private static final long PAUSE = TimeUnit.MILLISECONDS.toNanos(1);

	private ConfigurableApplicationContext context;

	private volatile boolean running;

	private boolean believed;

	@Override
	public void initialize(ConfigurableApplicationContext context) {
		this.context = context;
		context.getBeanFactory().registerSingleton("beliefRecorder", this);
	}

	@Override
	public void start() {
		Path file = Path.of(this.context.getEnvironment().getRequiredProperty(FILE_PROPERTY));
		PrimaryElection election = this.context.getBean(PrimaryElection.class);
		this.running = true;
		Thread thread = new Thread(() -> record(election, file), "belief-recorder");
		thread.setDaemon(true);
		thread.start();
	}

	@Override
	public void stop() {
		this.running = false;
	}

	@Override
	public boolean isRunning() {
		return this.running;
	}

	@Override
	public int getPhase() {
		return Integer.MAX_VALUE - 1;
	}

	private void record(PrimaryElection election, Path file) {
		try (FileChannel out = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
			while (this.running) {
				sample(election, out);
				LockSupport.parkNanos(PAUSE);
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private void sample(PrimaryElection election, FileChannel out) throws IOException {
		long before = System.nanoTime();
		boolean primary = election.isPrimary();
		Optional<Term> term = election.term();
		long after = System.nanoTime();
		if (primary && term.isPresent()) {
			this.believed = true;
			write(out, "yes " + term.get().epoch() + " " + before + " " + after + "\n");
		}
		else if (!primary && term.isEmpty() && this.believed) {
			this.believed = false;
			write(out, "no " + before + " " + after + "\n");
		}
	}

	private static void write(FileChannel out, String line) throws IOException {
		// One call for one line: a process that is killed leaves whole lines behind.
		out.write(ByteBuffer.wrap(line.getBytes(StandardCharsets.US_ASCII)));
	}

}
