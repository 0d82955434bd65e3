/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.benchmarks.servers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisConnectionException;
import io.lettuce.core.RedisURI;
import io.lettuce.core.api.StatefulRedisConnection;
import redis.embedded.RedisExecProvider;

import io.github.coordination.benchmarks.process.Scratch;
import io.github.coordination.benchmarks.process.Usage;

/**
 * Redis from an artifact. It counts how often it has read from its clients, which is once
 * for each command that is not sent together with others; what a script does inside is
 * part of the one command.
 */
final class RedisServer implements Server {

	private static final Duration BOUND = Duration.ofSeconds(30);

	private static final long PAUSE = 20_000_000;

	private static final String READS = "total_reads_processed:";

	private final Scratch folder = Scratch.create();

	private final int port;

	private final Process process;

	private final RedisClient client;

	private final StatefulRedisConnection<String, String> observer;

	private long ownReads;

	private RedisServer() throws IOException {
		this.port = freePort();
		this.process = new ProcessBuilder(command()).redirectErrorStream(true)
			.redirectOutput(ProcessBuilder.Redirect.DISCARD)
			.start();
		Runtime.getRuntime().addShutdownHook(new Thread(this.process::destroyForcibly));
		this.client = RedisClient.create(RedisURI.builder().withHost("127.0.0.1").withPort(this.port).build());
		this.observer = connect();
	}

	static RedisServer create() {
		try {
			return new RedisServer();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private List<String> command() throws IOException {
		String binary = RedisExecProvider.defaultProvider().get().getAbsolutePath();
		return List.of(binary, "--port", Integer.toString(this.port), "--bind", "127.0.0.1", "--save", "", "--dir",
				this.folder.path().toString());
	}

	private static int freePort() throws IOException {
		try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
			return socket.getLocalPort();
		}
	}

	private StatefulRedisConnection<String, String> connect() {
		long deadline = System.nanoTime() + BOUND.toNanos();
		while (true) {
			try {
				return this.client.connect();
			}
			catch (RedisConnectionException ex) {
				if (System.nanoTime() - deadline > 0) {
					throw ex;
				}
				LockSupport.parkNanos(PAUSE);
			}
		}
	}

	@Override
	public Engine engine() {
		return Engine.REDIS;
	}

	@Override
	public String address() {
		return "127.0.0.1:" + this.port;
	}

	@Override
	public long operations() {
		this.ownReads++;
		return this.observer.sync()
			.info("stats")
			.lines()
			.filter((line) -> line.startsWith(READS))
			.mapToLong((line) -> Long.parseLong(line.substring(READS.length()).trim()))
			.findFirst()
			.orElseThrow() - this.ownReads;
	}

	@Override
	public double cpuMillis() {
		return Usage.ofTree(this.process.pid());
	}

	@Override
	public void close() {
		this.client.shutdown(0, 1, TimeUnit.SECONDS);
		this.process.destroyForcibly();
		this.folder.close();
	}

}
