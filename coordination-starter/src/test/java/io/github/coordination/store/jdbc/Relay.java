/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.store.jdbc;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Stands between a store and its server, and fails on request.
 */
final class Relay implements Closeable {

	private final int target;

	private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();

	/** Number of replies that still reach the client before all connections are cut. */
	private final AtomicLong replies = new AtomicLong(Long.MAX_VALUE);

	private final ServerSocket listener;

	private volatile boolean frozen;

	private volatile boolean refusing;

	Relay(int target) throws IOException {
		this.target = target;
		this.listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
		run(this::accept);
	}

	int port() {
		return this.listener.getLocalPort();
	}

	/** Forward nothing any more, and cut nothing: the server seems to hang. */
	void freeze() {
		this.frozen = true;
	}

	/** Cut everything, and every connection to come. */
	void cut() {
		this.refusing = true;
		cutConnections();
	}

	/** Cut everything once the client has had that many replies more. */
	void cutAfter(long number) {
		this.replies.set(number);
	}

	/** Forward again, over new connections. */
	void heal() {
		cut();
		this.frozen = false;
		this.replies.set(Long.MAX_VALUE);
		this.refusing = false;
	}

	private void cutConnections() {
		this.sockets.forEach(Relay::close);
		this.sockets.clear();
	}

	private void accept() {
		while (!this.listener.isClosed()) {
			try {
				connect(this.listener.accept());
			}
			catch (IOException ex) {
				cutConnections();
			}
		}
	}

	private void connect(Socket client) throws IOException {
		if (this.refusing) {
			client.close();
			return;
		}
		Socket upstream = new Socket(InetAddress.getLoopbackAddress(), this.target);
		this.sockets.add(client);
		this.sockets.add(upstream);
		run(() -> forward(client, upstream, false));
		run(() -> forward(upstream, client, true));
	}

	private void forward(Socket from, Socket to, boolean replying) {
		byte[] buffer = new byte[8192];
		try (from; to) {
			InputStream in = from.getInputStream();
			OutputStream out = to.getOutputStream();
			for (int length = in.read(buffer); length >= 0; length = in.read(buffer)) {
				if (replying && this.replies.getAndDecrement() <= 0) {
					cutConnections();
				}
				if (!this.frozen) {
					out.write(buffer, 0, length);
				}
			}
		}
		catch (IOException ex) {
			close(from);
		}
	}

	private static void close(Socket socket) {
		try {
			socket.close();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static void run(Runnable task) {
		Thread thread = new Thread(task, "relay");
		thread.setDaemon(true);
		thread.start();
	}

	@Override
	public void close() throws IOException {
		this.listener.close();
		cut();
	}

}
