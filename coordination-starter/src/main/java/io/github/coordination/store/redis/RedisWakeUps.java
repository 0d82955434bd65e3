/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.store.redis;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

import io.lettuce.core.pubsub.RedisPubSubAdapter;
import io.lettuce.core.pubsub.StatefulRedisPubSubConnection;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

import io.github.coordination.lease.Subscription;

/**
 * Tells the watchers of an election when somebody has released it, by a connection of its
 * own that is subscribed to one channel per election.
 * <p>
 * <b>Tending.</b> From the first watcher on, one step at a time runs on a thread of the
 * client, and plans the next one when it is done: every second it sees that the
 * connection is open, every tenth time it sends a ping and sees that the former one was
 * answered. Where there is no connection it opens one; what fails is tried again after a
 * delay that doubles up to two seconds; a subscription that is refused, after a number of
 * steps that doubles up to thirty. <b>Missing nothing.</b> What is released while nothing
 * listens is made good by waking the watchers of a channel whenever the server confirms
 * its subscription. <b>Threads.</b> The watchers are in concurrent collections; the other
 * fields are guarded by this object's lock, under which no watcher runs.
 */
@SuppressWarnings("FutureReturnValueIgnored")
final class RedisWakeUps implements AutoCloseable {

	private static final Log logger = LogFactory.getLog(RedisWakeUps.class);

	private static final int STEPS_PER_PING = 10;

	private static final long MIN_DELAY_MILLIS = 100;

	private static final long MAX_DELAY_MILLIS = 2_000;

	private static final int MAX_STEPS_OFF = 30;

	private final RedisAccess access;

	private final ScheduledExecutorService executor;

	private final long stepMillis;

	private final Map<String, List<Runnable>> watchers = new ConcurrentHashMap<>();

	private @Nullable StatefulRedisPubSubConnection<String, String> connection;

	private @Nullable Future<?> ping;

	private boolean tended;

	private boolean closed;

	private boolean refused;

	private long delay = MIN_DELAY_MILLIS;

	private int steps;

	/** How many steps to leave out after the next refusal. */
	private int backOff = 1;

	/** How many steps are still left out. */
	private int stepsOff;

	RedisWakeUps(RedisAccess access, ScheduledExecutorService executor) {
		this(access, executor, 1_000);
	}

	RedisWakeUps(RedisAccess access, ScheduledExecutorService executor, long stepMillis) {
		this.access = access;
		this.executor = executor;
		this.stepMillis = stepMillis;
	}

	Subscription watch(String channel, Runnable mayBeFree) {
		List<Runnable> list = this.watchers.computeIfAbsent(channel, (name) -> new CopyOnWriteArrayList<>());
		list.add(mayBeFree);
		begin(channel);
		return () -> list.remove(mayBeFree);
	}

	private synchronized void begin(String channel) {
		if (this.connection != null) {
			subscribe(this.connection, channel);
		}
		else if (!this.tended) {
			this.tended = true;
			plan(0);
		}
	}

	private synchronized void plan(long millis) {
		if (!this.closed) {
			try {
				this.executor.schedule(this::step, millis, TimeUnit.MILLISECONDS);
			}
			catch (RejectedExecutionException ex) {
				this.closed = true;
			}
		}
	}

	private synchronized void step() {
		if (this.connection != null && !isAlive(this.connection)) {
			drop(this.connection);
		}
		if (this.closed) {
			return;
		}
		if (this.connection != null || this.stepsOff > 0) {
			this.stepsOff = Math.max(0, this.stepsOff - 1);
			plan(this.stepMillis);
			return;
		}
		try {
			this.access.openPubSub().whenComplete(this::opened);
		}
		catch (RuntimeException ex) {
			opened(null, ex);
		}
	}

	private boolean isAlive(StatefulRedisPubSubConnection<String, String> current) {
		this.steps++;
		if (!current.isOpen() || this.steps % STEPS_PER_PING != 0) {
			return current.isOpen();
		}
		boolean answered = this.ping == null || this.ping.isDone();
		this.ping = current.async().ping().toCompletableFuture();
		return answered;
	}

	private synchronized void opened(@Nullable StatefulRedisPubSubConnection<String, String> fresh,
			@Nullable Throwable failure) {
		if (fresh == null) {
			plan(this.delay);
			this.delay = Math.min(2 * this.delay, MAX_DELAY_MILLIS);
			return;
		}
		if (this.closed) {
			fresh.closeAsync();
			return;
		}
		this.connection = fresh;
		this.ping = null;
		fresh.addListener(new Wake());
		String[] channels = this.watchers.keySet().toArray(String[]::new);
		subscribe(fresh, channels);
		plan(Math.max(this.stepMillis, this.delay));
	}

	/** A refused subscription drops the connection, so that a later step tries again. */
	private void subscribe(StatefulRedisPubSubConnection<String, String> current, String... channels) {
		current.async().subscribe(channels).whenComplete((done, failure) -> {
			if (failure != null) {
				retreat(current);
			}
			else {
				confirmed();
			}
			report((failure != null) ? RedisFailures.refusal(failure) : null);
		});
	}

	private synchronized void retreat(StatefulRedisPubSubConnection<String, String> current) {
		if (current.equals(this.connection)) {
			drop(current);
			this.stepsOff = this.backOff;
			this.backOff = Math.min(2 * this.backOff, MAX_STEPS_OFF);
		}
	}

	private synchronized void confirmed() {
		this.delay = MIN_DELAY_MILLIS;
		this.backOff = 1;
	}

	/** The engine reports an outage; this is for a refusal of the wake-up alone, once. */
	private synchronized void report(@Nullable String refusal) {
		if (refusal != null && !this.refused) {
			logger.warn("No wake-up from Redis, so that a hand-over is noticed only by polling: " + refusal);
		}
		this.refused = refusal != null;
	}

	private synchronized void drop(StatefulRedisPubSubConnection<String, String> old) {
		if (old.equals(this.connection)) {
			this.connection = null;
			old.closeAsync();
		}
	}

	@Override
	public synchronized void close() {
		this.closed = true;
		this.watchers.clear();
		if (this.connection != null) {
			drop(this.connection);
		}
	}

	/** Wakes the watchers of a channel. */
	private final class Wake extends RedisPubSubAdapter<String, String> {

		@Override
		public void message(String channel, String message) {
			wake(channel);
		}

		@Override
		public void subscribed(String channel, long count) {
			wake(channel);
		}

		private void wake(String channel) {
			RedisWakeUps.this.watchers.getOrDefault(channel, List.of()).forEach(Runnable::run);
		}

	}

}
