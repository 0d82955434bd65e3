/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.fence;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import javax.sql.DataSource;

import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;

import io.github.coordination.NotPrimaryException;
import io.github.coordination.faults.SideBySide;

/**
 * Two workers of one application, and the set to which they add.
 */
final class SetWorkload implements AutoCloseable {

	private static final int WORKERS = 2;

	private static final int ADDITIONS_PER_PAUSE = 3;

	private final String name = "set-" + UUID.randomUUID();

	private final JdbcTemplate jdbc;

	private final Queue<String> acknowledged = new ConcurrentLinkedQueue<>();

	private final AtomicInteger refused = new AtomicInteger();

	private final AtomicInteger pauses = new AtomicInteger();

	private final CountDownLatch enough;

	private final List<ConfigurableApplicationContext> contexts = new ArrayList<>();

	private final List<Thread> threads = new ArrayList<>();

	private volatile boolean over;

	SetWorkload(TestDatabase database, boolean fenced, int pauses) {
		DataSource dataSource = database.dataSource();
		this.jdbc = new JdbcTemplate(dataSource);
		this.enough = new CountDownLatch(pauses);
		createTable(this.jdbc);
		this.jdbc.update("INSERT INTO sets (name, elements) VALUES (?, '')", this.name);
		for (int worker = 0; worker < WORKERS; worker++) {
			start(dataSource, fenced);
		}
	}

	/** PostgreSQL lets two sessions that create it at once fail. */
	private static synchronized void createTable(JdbcTemplate jdbc) {
		jdbc.execute("CREATE TABLE IF NOT EXISTS sets (name VARCHAR(64) PRIMARY KEY, elements TEXT)");
	}

	private void start(DataSource dataSource, boolean fenced) {
		SpringApplicationBuilder application = new SpringApplicationBuilder(SetWorker.Configured.class)
			.web(WebApplicationType.NONE)
			.initializers((starting) -> starting.getBeanFactory().registerSingleton("dataSource", dataSource))
			.properties("spring.application.name=" + this.name, "coordination.store=jdbc",
					"coordination.jdbc.initialize-schema=always", "coordination.jdbc.wake-up=false",
					"coordination.primary.lease=" + SetWorker.LEASE.toMillis() + "ms",
					"coordination.primary.renew=100ms", "coordination.primary.request-timeout=100ms",
					"coordination.primary.drain-timeout=1s", "coordination.primary.guard=50ms",
					"spring.main.banner-mode=off");
		ConfigurableApplicationContext context = SideBySide.prepare(application).run();
		this.contexts.add(context);
		Thread thread = new Thread(() -> work(context.getBean(SetWorker.class), fenced), "worker of " + this.name);
		thread.start();
		this.threads.add(thread);
	}

	private void work(SetWorker worker, boolean fenced) {
		String id = UUID.randomUUID().toString();
		for (int i = 0; !this.over; i++) {
			String element = id + "-" + i;
			boolean paused = i % ADDITIONS_PER_PAUSE == 0;
			try {
				if (worker.add(this.name, element, paused, fenced)) {
					this.acknowledged.add(element);
					count(paused);
				}
			}
			catch (NotPrimaryException ex) {
				this.refused.incrementAndGet();
				count(paused);
			}
		}
	}

	private void count(boolean paused) {
		if (paused) {
			this.pauses.incrementAndGet();
			this.enough.countDown();
		}
	}

	void await(Duration bound) throws InterruptedException {
		if (!this.enough.await(bound.toSeconds(), TimeUnit.SECONDS)) {
			throw new IllegalStateException("Too few pauses in " + bound);
		}
	}

	int pauses() {
		return this.pauses.get();
	}

	int refused() {
		return this.refused.get();
	}

	/**
	 * Acknowledged elements that are not in the set.
	 */
	int lost() {
		String elements = this.jdbc.queryForObject("SELECT elements FROM sets WHERE name = ?", String.class, this.name);
		List<String> present = Arrays.asList(elements.split(","));
		return (int) this.acknowledged.stream().filter((element) -> !present.contains(element)).count();
	}

	@Override
	public void close() {
		this.over = true;
		this.threads.forEach((thread) -> {
			try {
				thread.join(TimeUnit.MINUTES.toMillis(1));
			}
			catch (InterruptedException ex) {
				throw new IllegalStateException(ex);
			}
		});
		this.contexts.forEach(ConfigurableApplicationContext::close);
	}

}
