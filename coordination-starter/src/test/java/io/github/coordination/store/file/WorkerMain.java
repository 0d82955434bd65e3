/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.store.file;

import java.io.BufferedReader;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.LockSupport;

import io.github.coordination.PrimaryElection;
import io.github.coordination.Term;
import io.github.coordination.TransitionCause;
import io.github.coordination.Worker;
import io.github.coordination.election.ElectionEngine;
import io.github.coordination.election.ElectionListener;
import io.github.coordination.election.EngineSettings;
import io.github.coordination.election.TermScope;
import io.github.coordination.election.TermWork;
import io.github.coordination.election.core.Timings;
import io.github.coordination.lease.LeaseRecord;

/**
 * A worker with the real engine on the file store: a process of its own. Arguments:
 * directory, application, file prefix for its beliefs, elections. Says on its output what
 * happens, and takes commands on its input.
 */
final class WorkerMain {

	private static final PrintStream OUT = new PrintStream(new FileOutputStream(FileDescriptor.out), true,
			StandardCharsets.UTF_8);

	/** Shorter than the store's own, so that tests wait less. */
	private static final Duration LEASE = Duration.ofSeconds(2);

	private static final long SAMPLE = Duration.ofMillis(1).toNanos();

	private WorkerMain() {
	}

	public static void main(String[] args) throws Exception {
		FileLeaseStore store = new FileLeaseStore(args[1], args[0]);
		Timings timings = Timings.of(LEASE, store.defaults().renew(), null, null, Timings.DEFAULT_DRIFT);
		Worker worker = new Worker(UUID.randomUUID().toString(), "test", ProcessHandle.current().pid());
		ElectionEngine engine = new ElectionEngine(store, timings, worker,
				new EngineSettings(Duration.ofSeconds(1), new NoWork(), new Teller()));
		for (int i = 3; i < args.length; i++) {
			sample(engine.get(args[i]), Beliefs.in(Path.of(args[2] + "-" + args[i])));
		}
		engine.start();
		say("ready");
		obey(engine);
		CountDownLatch stopped = new CountDownLatch(1);
		engine.stop(stopped::countDown);
		stopped.await();
		engine.close();
		say("stopped");
	}

	private static void sample(PrimaryElection election, Beliefs beliefs) {
		Thread thread = new Thread(() -> {
			while (true) {
				long now = System.nanoTime();
				beliefs.sample(now, election.term().map(Term::epoch).orElse(0L));
				LockSupport.parkNanos(SAMPLE);
			}
		}, "sampler");
		thread.setDaemon(true);
		thread.start();
	}

	private static void obey(ElectionEngine engine) throws IOException {
		BufferedReader commands = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
		for (String line = commands.readLine(); line != null && !line.equals("stop"); line = commands.readLine()) {
			String[] words = line.split(" ", 2);
			if (words[0].equals("resign")) {
				engine.get(words[1]).resign();
			}
			else if (words[0].equals("touch")) {
				FileChannel.open(Path.of(words[1]), StandardOpenOption.READ).close();
				say("touched");
			}
		}
	}

	private static synchronized void say(String line) {
		OUT.println(line);
	}

	private static final class NoWork implements TermWork {

		@Override
		public void takeOver(Term term, TermScope scope) {
			scope.open();
		}

		@Override
		public boolean stop(Term term, Duration bound) {
			return true;
		}

	}

	private static final class Teller implements ElectionListener {

		@Override
		public void acquired(Term term, TransitionCause cause) {
			say("acquired %s %d %s %d".formatted(term.election(), term.epoch(), cause, System.nanoTime()));
		}

		@Override
		public void lost(Term term, TransitionCause cause) {
			say("lost %s %d %s %d".formatted(term.election(), term.epoch(), cause, System.nanoTime()));
		}

		@Override
		public void waiting(String election, LeaseRecord record, Duration delay) {
			say("waiting %s %s".formatted(election, delay));
		}

		@Override
		public void seen(String election, LeaseRecord record) {
			say("seen %s %d".formatted(election, record.epoch()));
		}

		@Override
		public void refused(String election, String reason) {
			say("refused %s %s".formatted(election, reason));
		}

		@Override
		public void storeUnreachable(Throwable failure) {
			say("unreachable " + failure);
		}

		@Override
		public void failed(String where, Throwable failure) {
			say("failed " + where + " " + failure);
		}

	}

}
