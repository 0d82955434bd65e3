/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.faults;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/**
 * A TCP proxy on the loopback interface between a client and a server, with the faults of
 * a network. Each fault concerns all connections and lasts until {@link #heal()}.
 * <p>
 * <b>Threads.</b> One accepts, and two per connection carry bytes, one in each direction:
 * the only shared state is volatile, atomic or in a concurrent set.
 */
public final class FaultProxy implements Closeable {

	private static final int BUFFER = 8192;

	private final int target;

	private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();

	/** Number of replies that still reach the client before all connections are cut. */
	private final AtomicLong replies = new AtomicLong(Long.MAX_VALUE);

	private final ServerSocket listener;

	private volatile boolean frozen;

	private volatile boolean refusing;

	private volatile long delayNanos;

	private volatile long bytesPerSecond = Long.MAX_VALUE;

	/**
	 * Listen on a free port.
	 * @param target port of the server, which need not run yet
	 */
	public FaultProxy(int target) throws IOException {
		this.target = target;
		this.listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
		run(this::accept);
	}

	/**
	 * The port for the client.
	 * @return the port
	 */
	public int port() {
		return this.listener.getLocalPort();
	}

	/**
	 * Forward nothing any more, and cut nothing: half-open connections.
	 */
	public void freeze() {
		this.frozen = true;
	}

	/**
	 * Cut everything, and every connection to come.
	 */
	public void cut() {
		this.refusing = true;
		reset();
	}

	/**
	 * Cut everything once the client has had that many replies more: the server has done
	 * what the next request asks for, and the client never learns of it.
	 * @param number how many, a reply being what the server sends at once
	 */
	public void cutAfter(long number) {
		this.replies.set(number);
	}

	/**
	 * Forward each piece later, in either direction.
	 * @param millis how much later
	 */
	public void delay(long millis) {
		this.delayNanos = TimeUnit.MILLISECONDS.toNanos(millis);
	}

	/**
	 * Forward no faster than that, in either direction.
	 * @param bytes bytes per second
	 */
	public void throttle(long bytes) {
		this.bytesPerSecond = bytes;
	}

	/**
	 * Reset the connections there are; new ones are well.
	 */
	public void reset() {
		this.sockets.forEach(FaultProxy::close);
		this.sockets.clear();
	}

	/**
	 * Forward again, over new connections.
	 */
	public void heal() {
		cut();
		this.frozen = false;
		this.delayNanos = 0;
		this.bytesPerSecond = Long.MAX_VALUE;
		this.replies.set(Long.MAX_VALUE);
		this.refusing = false;
	}

	private void accept() {
		while (!this.listener.isClosed()) {
			try {
				connect(this.listener.accept());
			}
			catch (IOException ex) {
				reset();
			}
		}
	}

	private void connect(Socket client) throws IOException {
		Socket upstream = new Socket();
		this.sockets.add(client);
		this.sockets.add(upstream);
		if (this.refusing) {
			reset();
			return;
		}
		run(() -> {
			if (!reach(upstream)) {
				close(client);
				return;
			}
			run(() -> forward(upstream, client, true));
			forward(client, upstream, false);
		});
	}

	private boolean reach(Socket upstream) {
		try {
			upstream.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), this.target));
			return true;
		}
		catch (IOException ex) {
			return false;
		}
	}

	private void forward(Socket from, Socket to, boolean replying) {
		byte[] buffer = new byte[BUFFER];
		try (from; to) {
			for (int length = from.getInputStream().read(buffer); length >= 0; length = from.getInputStream()
				.read(buffer)) {
				if (replying && this.replies.getAndDecrement() <= 0) {
					reset();
				}
				LockSupport.parkNanos(this.delayNanos + TimeUnit.SECONDS.toNanos(length) / this.bytesPerSecond);
				if (!this.frozen) {
					to.getOutputStream().write(buffer, 0, length);
				}
			}
		}
		catch (IOException ex) {
			close(from);
		}
		finally {
			this.sockets.remove(from);
			this.sockets.remove(to);
		}
	}

	/**
	 * With a reset, unless its other end or its other thread was faster.
	 */
	private static void close(Socket socket) {
		try (socket) {
			socket.setSoLinger(true, 0);
		}
		catch (SocketException ex) {
			if (!socket.isClosed()) {
				throw new UncheckedIOException(ex);
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static void run(Runnable task) {
		Thread thread = new Thread(task, "fault-proxy");
		thread.setDaemon(true);
		thread.start();
	}

	@Override
	public void close() throws IOException {
		this.listener.close();
		cut();
	}

}
