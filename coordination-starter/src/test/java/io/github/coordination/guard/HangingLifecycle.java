/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.guard;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import org.springframework.context.SmartLifecycle;

import io.github.coordination.PrimaryOnly;

/**
 * A lifecycle whose start and stop hang, deaf to interrupts, while a test wants them to.
 */
@PrimaryOnly
class HangingLifecycle implements SmartLifecycle {

	private final List<String> events = new CopyOnWriteArrayList<>();

	private final AtomicInteger inside = new AtomicInteger();

	private volatile CountDownLatch mayStart = new CountDownLatch(0);

	private volatile CountDownLatch mayStop = new CountDownLatch(0);

	private volatile boolean stopsInBackground;

	private volatile boolean overlapped;

	private volatile boolean running;

	void hangInStart(CountDownLatch latch) {
		this.mayStart = latch;
	}

	void hangInStop(CountDownLatch latch, boolean inBackground) {
		this.mayStop = latch;
		this.stopsInBackground = inBackground;
	}

	List<String> events() {
		return this.events;
	}

	long count(String event) {
		return this.events.stream().filter(event::equals).count();
	}

	boolean hasOverlapped() {
		return this.overlapped;
	}

	@Override
	public void start() {
		enter("start");
		awaitDeaf(this.mayStart);
		this.running = true;
		leave("started");
	}

	@Override
	public void stop() {
		enter("stop");
		awaitDeaf(this.mayStop);
		this.running = false;
		leave("stopped");
	}

	@Override
	public void stop(Runnable callback) {
		Runnable stop = () -> {
			stop();
			callback.run();
		};
		if (this.stopsInBackground) {
			Thread thread = new Thread(stop, "background-stop");
			thread.setDaemon(true);
			thread.start();
		}
		else {
			stop.run();
		}
	}

	private void enter(String event) {
		this.overlapped |= this.inside.incrementAndGet() > 1;
		this.events.add(event);
	}

	private void leave(String event) {
		this.events.add(event);
		this.inside.decrementAndGet();
	}

	@Override
	public boolean isRunning() {
		return this.running;
	}

	private static void awaitDeaf(CountDownLatch latch) {
		long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(120);
		while (latch.getCount() > 0 && System.nanoTime() < deadline) {
			try {
				latch.await(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
			}
			catch (InterruptedException ex) {
				Thread.currentThread().isInterrupted();
			}
		}
	}

}
