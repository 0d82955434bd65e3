/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.store.redis;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisException;
import io.lettuce.core.RedisURI;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.api.sync.RedisCommands;
import org.awaitility.Awaitility;
import org.springframework.data.redis.connection.RedisStandaloneConfiguration;
import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;
import redis.embedded.RedisExecProvider;

/**
 * A real Redis in a process of its own, on a port that it keeps over restarts.
 */
final class RedisProcess implements AutoCloseable {

	private static final Duration BOUND = Duration.ofSeconds(60);

	private final RedisClient admin = RedisClient.create();

	private final List<String> command = new ArrayList<>();

	private final int port;

	private Process process;

	private StatefulRedisConnection<String, String> connection;

	RedisProcess(String... settings) throws IOException {
		this(List.of(), List.of("--save", ""), List.of(settings));
	}

	private RedisProcess(List<String> before, List<String> own, List<String> settings) throws IOException {
		this.port = freePort();
		Path directory = Files.createTempDirectory("redis");
		this.command.add(Binary.PATH);
		this.command.addAll(before);
		this.command.addAll(
				List.of("--port", Integer.toString(this.port), "--bind", "127.0.0.1", "--dir", directory.toString()));
		this.command.addAll(own);
		this.command.addAll(settings);
		Runtime.getRuntime().addShutdownHook(new Thread(this::kill));
		start();
	}

	/** A sentinel with a configuration file. */
	static RedisProcess sentinel(Path file) throws IOException {
		return new RedisProcess(List.of(file.toString()), List.of(), List.of("--sentinel"));
	}

	/**
	 * The server that test classes share; each uses keys of its own.
	 */
	static RedisProcess shared() {
		return Shared.SERVER;
	}

	int port() {
		return this.port;
	}

	long pid() {
		return this.process.pid();
	}

	/** Begin, or begin again after {@link #kill()}, and wait until it answers. */
	void start() throws IOException {
		this.process = new ProcessBuilder(this.command).redirectErrorStream(true)
			.redirectOutput(ProcessBuilder.Redirect.DISCARD)
			.start();
		Awaitility.await().atMost(BOUND).pollInterval(Duration.ofMillis(20)).until(this::accepts);
	}

	private boolean accepts() {
		try {
			this.admin.connect(uri()).close();
			return true;
		}
		catch (RedisException ex) {
			return ex.getCause() != null && String.valueOf(ex.getCause().getMessage()).startsWith("NOAUTH");
		}
	}

	private RedisURI uri() {
		return RedisURI.builder().withHost("127.0.0.1").withPort(this.port).withTimeout(BOUND).build();
	}

	/** End it as by {@code kill -9}. */
	void kill() {
		try {
			this.process.destroyForcibly().waitFor(BOUND.toSeconds(), TimeUnit.SECONDS);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	/** Stop it so that it still takes connections and answers nothing. */
	void freeze() throws IOException, InterruptedException {
		signal("-STOP");
	}

	void thaw() throws IOException, InterruptedException {
		signal("-CONT");
	}

	private void signal(String name) throws IOException, InterruptedException {
		new ProcessBuilder("kill", name, Long.toString(pid())).inheritIO().start().waitFor();
	}

	/** The server as a person uses it who has all rights. */
	synchronized RedisCommands<String, String> cli() {
		if (this.connection == null) {
			this.connection = this.admin.connect(uri());
		}
		return this.connection.sync();
	}

	/** What a user configures to reach it. */
	LettuceConnectionFactory factory() {
		return factory(new RedisStandaloneConfiguration("127.0.0.1", this.port));
	}

	LettuceConnectionFactory factory(String user, String password) {
		RedisStandaloneConfiguration configuration = new RedisStandaloneConfiguration("127.0.0.1", this.port);
		configuration.setUsername(user);
		configuration.setPassword(password);
		return factory(configuration);
	}

	private static LettuceConnectionFactory factory(RedisStandaloneConfiguration configuration) {
		return new LettuceConnectionFactory(configuration);
	}

	@Override
	public void close() {
		this.admin.shutdown(0, 1, TimeUnit.SECONDS);
		kill();
	}

	static int freePort() throws IOException {
		try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
			return socket.getLocalPort();
		}
	}

	private static final class Binary {

		private static final String PATH = path();

		private static String path() {
			try {
				return RedisExecProvider.defaultProvider().get().getAbsolutePath();
			}
			catch (IOException ex) {
				throw new IllegalStateException(ex);
			}
		}

	}

	private static final class Shared {

		private static final RedisProcess SERVER = create();

		private static RedisProcess create() {
			try {
				return new RedisProcess();
			}
			catch (IOException ex) {
				throw new IllegalStateException(ex);
			}
		}

	}

}
