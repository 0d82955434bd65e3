/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package boot;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import org.slf4j.LoggerFactory;
import org.springframework.boot.SpringBootVersion;
import redis.embedded.RedisServer;

/**
 * Runs workers on the class path of this process: two on each store of which one is
 * killed, one on the memory store. Or, with the argument {@code refused}, one that has to
 * say that it will not start.
 */
public final class BootVersion {

	private static final Duration BOUND = Duration.ofMinutes(2);

	private static final HttpClient HTTP = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();

	private final Path home;

	private BootVersion(Path home) {
		this.home = home;
	}

	public static void main(String[] arguments) throws Exception {
		((Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME)).setLevel(Level.WARN);
		BootVersion version = new BootVersion(Path.of(arguments[0]));
		if (arguments.length > 1) {
			version.assertRefused();
		}
		else {
			version.assertOneWorks();
			version.assertTakesOver("file");
			EmbeddedPostgres database = EmbeddedPostgres.builder().setServerConfig("synchronous_commit", "on").start();
			try {
				version.assertTakesOver("jdbc", "spring.datasource.username=postgres",
						"coordination.jdbc.initialize-schema=always",
						"spring.datasource.url=jdbc:postgresql://127.0.0.1:" + database.getPort() + "/postgres");
			}
			finally {
				database.close();
			}
			RedisServer redis = RedisServer.builder().port(freePort()).bind("127.0.0.1").setting("save \"\"").build();
			redis.start();
			try {
				version.assertTakesOver("redis", "spring.data.redis.host=127.0.0.1",
						"spring.data.redis.port=" + redis.ports().get(0));
			}
			finally {
				redis.stop();
			}
		}
		System.exit(0);
	}

	private void assertRefused() throws Exception {
		try (Worker worker = new Worker("refused", "coordination.store=file")) {
			await("end", worker, () -> !worker.process.isAlive());
			require("exit code", worker, worker.process.exitValue() != 0);
			require("reason", worker, worker.log().contains("coordination-starter does not work with Spring Boot "
					+ SpringBootVersion.getVersion()));
			require("cure", worker, worker.log().contains("Use Spring Boot 4.0 or 4.1"));
			System.out.println("refused Spring Boot " + SpringBootVersion.getVersion());
		}
	}

	private void assertOneWorks() throws Exception {
		try (Worker worker = new Worker("memory", "coordination.store=memory")) {
			awaitPrimary(worker);
			report("memory");
		}
	}

	private void assertTakesOver(String store, String... properties) throws Exception {
		List<String> all = new ArrayList<>(List.of(properties));
		all.add("coordination.store=" + store);
		String[] settings = all.toArray(String[]::new);
		try (Worker one = new Worker(store + "-1", settings); Worker two = new Worker(store + "-2", settings)) {
			await("primary", one, () -> one.isPrimary() || two.isPrimary());
			await("second worker", two, () -> one.port() != 0 && two.port() != 0);
			Worker first = one.isPrimary() ? one : two;
			Worker second = (first == one) ? two : one;
			awaitPrimary(first);
			require("secondary", second, !second.isPrimary() && second.get("health/worker").contains("SECONDARY"));
			require("no job on a secondary", second, !second.log().contains("JOB"));
			first.process.destroyForcibly().waitFor();
			awaitPrimary(second);
			report(store);
		}
	}

	/** A primary that answers so everywhere, and does the work. */
	private static void awaitPrimary(Worker worker) throws Exception {
		await("primary", worker, worker::isPrimary);
		await("job", worker, () -> worker.log().contains("JOB"));
		String health = worker.get("health/worker");
		require("health " + health, worker, health.contains("\"UP\"") && health.contains("PRIMARY"));
		require("metrics", worker, worker.get("metrics/coordination.primary.role").contains("1.0"));
		require("info", worker, worker.get("primary").contains("\"elections\""));
	}

	private static void report(String store) {
		System.out.printf("works on Spring Boot %s: %s%n", SpringBootVersion.getVersion(), store);
	}

	private static void await(String what, Worker worker, Callable<Boolean> fact) throws Exception {
		long deadline = System.nanoTime() + BOUND.toNanos();
		while (!fact.call()) {
			require(what, worker, System.nanoTime() < deadline);
			Thread.sleep(50);
		}
	}

	private static void require(String what, Worker worker, boolean holds) throws IOException {
		if (!holds) {
			System.out.printf("%s%nWRONG on Spring Boot %s: %s%n", worker.log(), SpringBootVersion.getVersion(), what);
			System.exit(1);
		}
	}

	private static int freePort() throws IOException {
		try (ServerSocket free = new ServerSocket(0)) {
			return free.getLocalPort();
		}
	}

	private final class Worker implements AutoCloseable {

		private static final Pattern PORT = Pattern.compile("PORT (\\d+)");

		private final Path log;

		private final Process process;

		Worker(String name, String... properties) throws IOException {
			this.log = BootVersion.this.home.resolve(name + ".log");
			List<String> command = new ArrayList<>(List.of(System.getProperty("java.home") + "/bin/java",
					"-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xmx128m",
					"-Duser.home=" + BootVersion.this.home, "-cp", System.getProperty("java.class.path"),
					"boot.Application", "--server.port=0", "--spring.application.name=boot-versions",
					"--coordination.primary.lease=2s", "--management.endpoints.web.exposure.include=*",
					"--spring.datasource.url=jdbc:postgresql://127.0.0.1:1/none"));
			for (String property : properties) {
				command.removeIf((argument) -> argument.startsWith("--" + property.split("=")[0] + "="));
				command.add("--" + property);
			}
			this.process = new ProcessBuilder(command).redirectErrorStream(true)
				.redirectOutput(this.log.toFile())
				.start();
		}

		String log() throws IOException {
			return Files.readString(this.log);
		}

		int port() throws IOException {
			Matcher port = PORT.matcher(log());
			return port.find() ? Integer.parseInt(port.group(1)) : 0;
		}

		boolean isPrimary() throws Exception {
			return port() != 0 && send("primary/primary").statusCode() == 200;
		}

		String get(String path) throws Exception {
			return send(path).body();
		}

		private HttpResponse<String> send(String path) throws Exception {
			URI address = URI.create("http://127.0.0.1:" + port() + "/actuator/" + path);
			HttpRequest request = HttpRequest.newBuilder(address).timeout(Duration.ofSeconds(20)).build();
			return HTTP.send(request, HttpResponse.BodyHandlers.ofString());
		}

		@Override
		public void close() throws InterruptedException {
			this.process.destroyForcibly();
			this.process.waitFor(20, TimeUnit.SECONDS);
		}

	}

}
