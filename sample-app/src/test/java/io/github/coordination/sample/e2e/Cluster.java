/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.sample.e2e;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;

import io.github.coordination.sample.ElectionServer;
import io.github.coordination.sample.TestDatabase;

/**
 * The workers of one sample with their mail server, all in one temporary directory.
 */
final class Cluster implements AutoCloseable {

	/** Long enough for a JVM to start on a machine that is busy with other things. */
	static final Duration BOUND = Duration.ofMinutes(10);

	static final Duration REPORT_INTERVAL = Duration.ofMillis(500);

	/** A busy machine is no reason to give up a mail or a transaction. */
	private static final List<String> PATIENCE = List.of("--spring.mail.properties[mail.smtp.connectiontimeout]=60000",
			"--spring.mail.properties[mail.smtp.timeout]=60000",
			"--spring.mail.properties[mail.smtp.writetimeout]=60000",
			"--spring.datasource.hikari.connection-init-sql=PRAGMA busy_timeout=60000");

	private final Path directory;

	private final List<String> jvmOptions;

	private final ElectionServer election;

	private final MailServerProcess mailServer;

	private final List<WorkerProcess> workers = new ArrayList<>();

	Cluster(Path directory, ElectionStore store, String... jvmOptions) throws IOException {
		this.directory = directory;
		this.jvmOptions = List.of(jvmOptions);
		installRecorder();
		this.election = store.start(directory);
		this.mailServer = new MailServerProcess(directory.resolve("mail.log"));
		Awaitility.await().atMost(BOUND).until(this.mailServer::answers);
	}

	TestDatabase database() {
		return TestDatabase.at(this.directory.resolve("guests.db"));
	}

	/**
	 * Fills the database before the first start: two guests whose addresses are still
	 * plain, and one who should have been removed long ago.
	 */
	void registerGuestsOfOldTimes() {
		long now = System.currentTimeMillis();
		TestDatabase database = database().withSchema();
		database.insertPlainGuest("Ada", "ada@example.org", now);
		database.insertPlainGuest("Grace", "grace@example.org", now);
		database.insertHashedGuest("Edsger", "sha256:0:0", 0);
	}

	/**
	 * Starts workers together and waits until all answer and one of all is primary.
	 * @param count how many
	 * @return the workers started
	 */
	List<WorkerProcess> start(int count) {
		List<WorkerProcess> started = Stream.generate(this::startWorker).limit(count).toList();
		started.forEach(this::awaitAnswer);
		awaitPrimary();
		return started;
	}

	/**
	 * Waits until exactly one living worker is primary.
	 * @return the primary
	 */
	WorkerProcess awaitPrimary() {
		return Awaitility.await()
			.atMost(BOUND)
			.until(() -> living().stream().filter(WorkerProcess::isPrimary).toList(), (found) -> found.size() == 1)
			.get(0);
	}

	/**
	 * Waits until a worker is primary while another one does not even answer.
	 * @param silent the other one
	 */
	void awaitPrimaryOtherThan(WorkerProcess silent) {
		Awaitility.await()
			.atMost(BOUND)
			.until(() -> living().stream().anyMatch((worker) -> worker != silent && worker.isPrimary()));
	}

	/**
	 * Names all workers that were ever started.
	 * @return the workers
	 */
	List<WorkerProcess> workers() {
		return this.workers;
	}

	List<WorkerProcess> living() {
		return this.workers.stream().filter(WorkerProcess::isAlive).toList();
	}

	/**
	 * Waits until one worker has sent further reports in one term: nobody who is primary
	 * for that long is silent.
	 * @param count how many
	 */
	void awaitReports(int count) {
		long before = reports().count();
		Awaitility.await()
			.atMost(BOUND)
			.until(() -> reports().skip(before)
				.collect(Collectors.groupingBy(Mail::epoch, Collectors.counting()))
				.values()
				.stream()
				.anyMatch((sent) -> sent >= count));
	}

	/** Waits until the job of the primary that runs by {@code @Scheduled} has run. */
	void awaitCleanUp() {
		Awaitility.await()
			.atMost(BOUND)
			.until(() -> database().auditEntries().stream().anyMatch((entry) -> entry.startsWith("clean-up")));
	}

	private Stream<Mail> reports() {
		return mails().stream().filter((mail) -> mail.reportNumber().isPresent());
	}

	List<Mail> mails() {
		return this.mailServer.mails();
	}

	List<Belief> beliefs() throws IOException {
		List<Belief> beliefs = new ArrayList<>();
		for (WorkerProcess worker : this.workers) {
			beliefs.addAll(BeliefLog.read(worker.pid(), worker.beliefs()));
		}
		return beliefs;
	}

	@Override
	public void close() throws IOException {
		this.workers.forEach(WorkerProcess::close);
		this.mailServer.close();
		this.election.close();
	}

	private WorkerProcess startWorker() {
		int number = this.workers.size() + 1;
		Path beliefs = this.directory.resolve("beliefs-" + number);
		List<String> arguments = new ArrayList<>(this.jvmOptions);
		arguments.addAll(List.of("-Dloader.path=" + recorder(), "-cp", JavaProcess.JAR.toString(),
				"org.springframework.boot.loader.launch.PropertiesLauncher", "--spring.profiles.active=demo",
				"--server.port=0", "--spring.mail.port=" + this.mailServer.smtpPort(),
				"--spring.sql.init.data-locations=", "--sample.database=" + this.directory.resolve("guests.db"),
				"--sample.report.interval=" + REPORT_INTERVAL.toMillis() + "ms", "--sample.clean-up.interval=1s",
				"--coordination.primary.lease=" + ElectionStore.LEASE.toMillis() + "ms",
				"--" + BeliefRecorder.FILE_PROPERTY + "=" + beliefs));
		this.election.properties().forEach((property) -> arguments.add("--" + property));
		arguments.addAll(PATIENCE);
		WorkerProcess worker = new WorkerProcess(this.directory.resolve("worker-" + number + ".log"), beliefs,
				arguments);
		this.workers.add(worker);
		return worker;
	}

	private void awaitAnswer(WorkerProcess worker) {
		try {
			Awaitility.await().atMost(BOUND).until(() -> worker.answers() || !worker.isAlive());
		}
		catch (ConditionTimeoutException ex) {
			throw new IllegalStateException(worker + " did not answer:\n" + worker.log(), ex);
		}
		if (!worker.isAlive()) {
			throw new IllegalStateException(worker + " did not start:\n" + worker.log());
		}
	}

	private Path recorder() {
		return this.directory.resolve("recorder");
	}

	private void installRecorder() throws IOException {
		String file = BeliefRecorder.class.getName().replace('.', '/') + ".class";
		Path target = recorder().resolve(file);
		Files.createDirectories(target.getParent());
		try (InputStream source = BeliefRecorder.class.getClassLoader().getResourceAsStream(file)) {
			Files.copy(Objects.requireNonNull(source), target);
		}
		Files.createDirectories(recorder().resolve("META-INF"));
		Files.writeString(recorder().resolve("META-INF/spring.factories"),
				"org.springframework.context.ApplicationContextInitializer=" + BeliefRecorder.class.getName() + "\n");
	}

}
