/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.faults;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;

/**
 * The wall clock of a server process, stepped while it runs, by the library that the
 * package {@code faketime} brings. The server's monotonic clock goes on as before.
 */
public final class ServerClock {

	private static final List<Path> LIBRARIES = List.of(Path.of("/usr/lib/x86_64-linux-gnu/faketime/libfaketime.so.1"),
			Path.of("/usr/lib/aarch64-linux-gnu/faketime/libfaketime.so.1"),
			Path.of("/usr/lib64/faketime/libfaketime.so.1"), Path.of("/usr/local/lib/faketime/libfaketime.so.1"));

	/** One that reads the clock itself may do so before the library is ready. */
	private static final String ALLOCATOR = "libc.so.6";

	private final Path file;

	/**
	 * Take over the clock of a server that is yet to be started.
	 * @param server the server, dynamically linked
	 */
	public ServerClock(ServerProcess server) {
		this.file = server.directory().resolve("clock");
		step(Duration.ZERO);
		server.environment().put("LD_PRELOAD", library() + ":" + ALLOCATOR);
		server.environment().put("FAKETIME_TIMESTAMP_FILE", this.file.toString());
		server.environment().put("FAKETIME_NO_CACHE", "1");
		server.environment().put("FAKETIME_DONT_FAKE_MONOTONIC", "1");
	}

	private static Path library() {
		return LIBRARIES.stream()
			.filter(Files::isReadable)
			.findFirst()
			.orElseThrow(() -> new IllegalStateException("libfaketime is missing, without which no server's clock "
					+ "can be stepped: run .ci/install-engines as root, or install the package libfaketime"));
	}

	/**
	 * Step the clock.
	 * @param offset how far it is ahead of the real time from now on, in whole seconds
	 */
	public void step(Duration offset) {
		try {
			Path next = this.file.resolveSibling("clock.next");
			Files.writeString(next, "%+d\n".formatted(offset.toSeconds()));
			Files.move(next, this.file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
