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

import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;

import io.github.coordination.sample.TestDatabase;

/**
 * The workers of one sample with their mail server, all in one temporary directory.
 */
final class Cluster implements AutoCloseable {

	static final Duration BOUND = Duration.ofMinutes(2);

	static final Duration REPORT_INTERVAL = Duration.ofMillis(500);

	private final Path directory;

	private final List<String> jvmOptions;

	private final int smtpPort;

	private final MailServerProcess mailServer;

	private final List<WorkerProcess> workers = new ArrayList<>();

	Cluster(Path directory, String... jvmOptions) throws IOException {
		this.directory = directory;
		this.jvmOptions = List.of(jvmOptions);
		installRecorder();
		List<Integer> ports = Ports.free(2);
		this.smtpPort = ports.get(0);
		this.mailServer = new MailServerProcess(directory.resolve("mail.log"), ports.get(0), ports.get(1));
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
		List<WorkerProcess> started = Ports.free(count).stream().map(this::startWorker).toList();
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
	 * Waits for reports that have not been sent yet.
	 * @param count how many
	 */
	void awaitReports(int count) {
		long before = reports();
		Awaitility.await().atMost(BOUND).until(() -> reports() >= before + count);
	}

	private long reports() {
		return mails().stream().filter((mail) -> mail.reportNumber().isPresent()).count();
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
	public void close() {
		this.workers.forEach(WorkerProcess::close);
		this.mailServer.close();
	}

	private WorkerProcess startWorker(int port) {
		int number = this.workers.size() + 1;
		Path beliefs = this.directory.resolve("beliefs-" + number);
		List<String> arguments = new ArrayList<>(this.jvmOptions);
		arguments.addAll(List.of("-Dloader.path=" + recorder(), "-cp", JavaProcess.JAR.toString(),
				"org.springframework.boot.loader.launch.PropertiesLauncher", "--spring.profiles.active=demo",
				"--server.port=" + port, "--spring.mail.port=" + this.smtpPort, "--spring.sql.init.data-locations=",
				"--sample.database=" + this.directory.resolve("guests.db"),
				"--sample.report.interval=" + REPORT_INTERVAL.toMillis() + "ms", "--sample.clean-up.interval=1s",
				"--coordination.file.directory=" + this.directory.resolve("election"),
				"--" + BeliefRecorder.FILE_PROPERTY + "=" + beliefs));
		WorkerProcess worker = new WorkerProcess(this.directory.resolve("worker-" + number + ".log"), beliefs, port,
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
