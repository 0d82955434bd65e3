/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.faults;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Ports of the loopback address for servers that keep theirs over restarts. They lie
 * below those that the system hands out to clients, so that none is taken while a server
 * is down; no two JVMs of a build share them, and no JVM has one twice.
 */
public final class FreePorts {

	private static final int LOWEST = 10_000;

	private static final int PER_JVM = 2_500;

	/** The build numbers the JVMs that it runs side by side. */
	private static final int FIRST = LOWEST + Integer.getInteger("surefire.forkNumber", 0) % 8 * PER_JVM;

	private static final AtomicInteger taken = new AtomicInteger(ThreadLocalRandom.current().nextInt(PER_JVM));

	private FreePorts() {
	}

	/**
	 * A port that nobody listens on.
	 * @return the port
	 */
	public static int next() {
		for (int i = 0; i < PER_JVM; i++) {
			int port = FIRST + Math.floorMod(taken.getAndIncrement(), PER_JVM);
			if (isFree(port)) {
				return port;
			}
		}
		throw new IllegalStateException("No port from " + FIRST + " on is free");
	}

	private static boolean isFree(int port) {
		try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
			return socket.isBound();
		}
		catch (IOException ex) {
			return false;
		}
	}

}
