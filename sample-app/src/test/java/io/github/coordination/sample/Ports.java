/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.sample;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.IntStream;

/**
 * Ports of the loopback address that are free now, below those that the system hands out
 * to clients.
 */
public final class Ports {

	private static final int LOWEST = 20_000;

	private static final int HIGHEST = 32_000;

	private Ports() {
	}

	/**
	 * Finds free ports in a row.
	 * @param count how many
	 * @return the ports
	 */
	public static List<Integer> free(int count) {
		for (int attempt = 0; attempt < 100; attempt++) {
			int first = ThreadLocalRandom.current().nextInt(LOWEST, HIGHEST - count);
			List<Integer> ports = IntStream.range(first, first + count).boxed().toList();
			if (ports.stream().allMatch(Ports::isFree)) {
				return ports;
			}
		}
		throw new IllegalStateException("No " + count + " free ports in a row");
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
