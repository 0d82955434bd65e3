/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.faults;

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
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;

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
import io.github.coordination.lease.LeaseStore;

/**
 * A worker with the real engine: a process of its own. Arguments: the class of the
 * {@link StoreFactory}, application, lease in milliseconds, host that it pretends to be
 * on, file prefix for its beliefs, elections separated by commas, and what the factory
 * wants. Says on its output what happens, and takes commands on its input.
 */
public final class WorkerMain {

	/** The host on which the worker really is. */
	public static final String THIS_HOST = "-";

	private static final PrintStream OUT = new PrintStream(new FileOutputStream(FileDescriptor.out), true,
			StandardCharsets.UTF_8);

	private WorkerMain() {
	}

	public static void main(String[] args) throws Exception {
		StoreFactory factory = Class.forName(args[0])
			.asSubclass(StoreFactory.class)
			.getDeclaredConstructor()
			.newInstance();
		LeaseStore store = factory.open(args[1], List.of(args).subList(6, args.length));
		if (!args[3].equals(THIS_HOST)) {
			store = new OtherHost(store, args[3]);
		}
		Timings timings = Timings.of(Duration.ofMillis(Long.parseLong(args[2])), store.defaults().renew(), null, null,
				Timings.DEFAULT_DRIFT);
		Worker worker = new Worker(UUID.randomUUID().toString(), "test", ProcessHandle.current().pid());
		ElectionEngine engine = new ElectionEngine(store, timings, worker,
				new EngineSettings(Duration.ofSeconds(1), new NoWork(), new Teller()));
		List<BeliefSampler> samplers = new ArrayList<>();
		for (String election : args[5].split(",", -1)) {
			samplers.add(new BeliefSampler(engine.get(election), Beliefs.in(Path.of(args[4] + "-" + election))));
		}
		engine.start();
		say("ready");
		obey(engine, samplers);
		CountDownLatch stopped = new CountDownLatch(1);
		samplers.forEach(BeliefSampler::leave);
		engine.stop(stopped::countDown);
		stopped.await();
		engine.close();
		say("stopped");
	}

	private static void obey(ElectionEngine engine, List<BeliefSampler> samplers) throws IOException {
		BufferedReader commands = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
		for (String line = commands.readLine(); line != null && !line.equals("stop"); line = commands.readLine()) {
			String[] words = line.split(" ", 2);
			if (words[0].equals("resign")) {
				samplers.forEach(BeliefSampler::leave);
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
