/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.store.redis;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisException;
import io.lettuce.core.RedisURI;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.api.sync.RedisCommands;
import org.springframework.data.redis.connection.RedisStandaloneConfiguration;
import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;
import redis.embedded.RedisExecProvider;

import io.github.coordination.faults.FreePorts;
import io.github.coordination.faults.ServerProcess;

/**
 * A real Redis in a process of its own.
 */
public final class RedisProcess extends ServerProcess {

	private final RedisClient admin = RedisClient.create();

	private final List<String> command = new ArrayList<>();

	private StatefulRedisConnection<String, String> connection;

	/**
	 * Start a server that forgets everything when it ends.
	 * @param settings arguments of the program
	 */
	public RedisProcess(String... settings) {
		this(List.of(Binary.PATH), List.of(settings));
		start();
	}

	private RedisProcess(List<String> program, List<String> settings) {
		super("redis");
		this.command.addAll(program);
		this.command.addAll(List.of("--port", Integer.toString(port()), "--bind", "127.0.0.1", "--dir",
				directory().toString(), "--save", ""));
		this.command.addAll(settings);
	}

	/**
	 * A server that is yet to be started.
	 * @param program the program
	 */
	static RedisProcess idle(Path program) {
		return new RedisProcess(List.of(program.toString()), List.of());
	}

	/**
	 * A server of a cluster without slots. Its second port is not the first one plus
	 * 10,000, which there may not be.
	 * @param settings arguments of the program
	 */
	static RedisProcess inCluster(String... settings) {
		List<String> all = new ArrayList<>(
				List.of("--cluster-enabled", "yes", "--cluster-port", Integer.toString(FreePorts.next())));
		all.addAll(List.of(settings));
		return new RedisProcess(all.toArray(String[]::new));
	}

	/** The port on which the servers of a cluster talk to each other. */
	String clusterPort() {
		return this.command.get(this.command.indexOf("--cluster-port") + 1);
	}

	/** A sentinel with a configuration file. */
	static RedisProcess sentinel(Path file) {
		RedisProcess sentinel = new RedisProcess(List.of(Binary.PATH, file.toString()), List.of("--sentinel"));
		sentinel.start();
		return sentinel;
	}

	/**
	 * The server that test classes share; each uses keys of its own.
	 */
	static RedisProcess shared() {
		return Shared.SERVER;
	}

	@Override
	protected List<String> command() {
		return this.command;
	}

	@Override
	protected boolean answers() {
		try {
			this.admin.connect(uri()).close();
			return true;
		}
		catch (RedisException ex) {
			return ex.getCause() != null && String.valueOf(ex.getCause().getMessage()).startsWith("NOAUTH");
		}
	}

	private RedisURI uri() {
		return RedisURI.builder().withHost("127.0.0.1").withPort(port()).withTimeout(BOUND).build();
	}

	/** The server as a person uses it who has all rights. */
	synchronized RedisCommands<String, String> cli() {
		if (this.connection == null) {
			this.connection = this.admin.connect(uri());
		}
		return this.connection.sync();
	}

	/**
	 * What a user configures to reach it.
	 * @return a factory without connections
	 */
	public LettuceConnectionFactory factory() {
		return factory(new RedisStandaloneConfiguration("127.0.0.1", port()));
	}

	LettuceConnectionFactory factory(String user, String password) {
		RedisStandaloneConfiguration configuration = new RedisStandaloneConfiguration("127.0.0.1", port());
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
		super.close();
	}

	private static final class Binary {

		private static final String PATH = path();

		private static String path() {
			try {
				return RedisExecProvider.defaultProvider().get().getAbsolutePath();
			}
			catch (IOException ex) {
				throw new UncheckedIOException(ex);
			}
		}

	}

	private static final class Shared {

		private static final RedisProcess SERVER = new RedisProcess();

	}

}
