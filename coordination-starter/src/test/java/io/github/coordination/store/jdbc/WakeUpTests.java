/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.store.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import io.github.coordination.faults.FaultProxy;
import io.github.coordination.lease.Subscription;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * PostgreSQL tells of releases.
 */
class WakeUpTests {

	private static final String THREAD = "coordination-jdbc-wake-up";

	@ParameterizedTest
	@EnumSource
	void onlyPostgresWakes(Server server) throws Exception {
		try (JdbcLeaseStore store = new Installation(server, Installation.PATIENT).store()) {
			assertThat(store.wakesUp()).isEqualTo(server == Server.POSTGRESQL);
			assertThat(store.watch("primary", () -> {
			}) == Subscription.NONE).isEqualTo(server != Server.POSTGRESQL);
		}
	}

	@Test
	void onlyThoseOfTheElectionAreWokenAndOnlyByARelease() throws Exception {
		Installation installation = new Installation(Server.POSTGRESQL, Installation.PATIENT);
		AtomicInteger woken = new AtomicInteger();
		AtomicInteger others = new AtomicInteger();
		try (JdbcLeaseStore store = installation.store(); JdbcLeaseStore waiting = installation.store()) {
			Asking worker = new Asking(store, "worker");
			var lease = worker.acquire("primary");
			var other = worker.acquire("other");
			waiting.watch("primary", woken::incrementAndGet);
			waiting.watch("other", others::incrementAndGet);
			TestEvents.await(() -> woken.get() == 1);
			store.renew(lease);
			store.release(lease);
			store.release(lease);
			TestEvents.await(() -> woken.get() == 2);
			store.release(other);
			TestEvents.await(() -> others.get() >= 1 && woken.get() == 2);
		}
	}

	@Test
	void cancelledSubscriptionIsNotCalled() throws Exception {
		Installation installation = new Installation(Server.POSTGRESQL, Installation.PATIENT);
		AtomicInteger cancelled = new AtomicInteger();
		AtomicInteger woken = new AtomicInteger();
		try (JdbcLeaseStore store = installation.store()) {
			Asking worker = new Asking(store, "worker");
			Subscription subscription = store.watch("primary", cancelled::incrementAndGet);
			store.watch("primary", woken::incrementAndGet);
			TestEvents.await(() -> woken.get() == 1);
			subscription.close();
			int before = cancelled.get();
			store.release(worker.acquire("primary"));
			TestEvents.await(() -> woken.get() == 2);
			assertThat(cancelled.get()).isEqualTo(before);
		}
	}

	@Test
	void everybodyIsWokenOnceAfterTheConnectionWasLost() throws Exception {
		Installation installation = new Installation(Server.POSTGRESQL, Installation.PATIENT).create();
		AtomicInteger woken = new AtomicInteger();
		try (FaultProxy proxy = OutageTests.proxy(Server.POSTGRESQL);
				JdbcLeaseStore store = installation.store(OutageTests.through(proxy, Server.POSTGRESQL));
				JdbcLeaseStore other = installation.store()) {
			store.watch("primary", woken::incrementAndGet);
			TestEvents.await(() -> woken.get() == 1);
			proxy.cut();
			var lease = new Asking(other, "other").takeOver("primary", null);
			proxy.heal();
			TestEvents.await(() -> woken.get() == 2);
			other.release(lease);
			TestEvents.await(() -> woken.get() == 3);
		}
	}

	@Test
	void applicationsDoNotWakeEachOther() throws Exception {
		Installation installation = new Installation(Server.POSTGRESQL, Installation.PATIENT);
		Connector connector = DerivedConnector.of(installation.dataSource(), Installation.PATIENT);
		AtomicInteger woken = new AtomicInteger();
		AtomicInteger own = new AtomicInteger();
		try (JdbcLeaseStore store = installation.store();
				PostgresWakeUp foreign = new PostgresWakeUp(connector, installation.tables, "another application")) {
			foreign.watch("primary", woken::incrementAndGet);
			store.watch("primary", own::incrementAndGet);
			TestEvents.await(() -> woken.get() == 1 && own.get() == 1);
			store.release(new Asking(store, "worker").acquire("primary"));
			TestEvents.await(() -> own.get() == 2);
			assertThat(woken).hasValue(1);
		}
	}

	@Test
	void threadIsStartedByTheFirstSubscriptionAndEndsWithTheStore() throws Exception {
		Installation installation = new Installation(Server.POSTGRESQL, Installation.PATIENT).create();
		TestEvents.await(() -> threads() == 0);
		JdbcLeaseStore store = installation.store();
		new Asking(store, "worker").ask("primary");
		assertThat(threads()).isZero();
		store.watch("primary", () -> {
		});
		store.watch("other", () -> {
		});
		assertThat(threads()).isEqualTo(1);
		store.close();
		TestEvents.await(() -> threads() == 0);
		store.watch("late", () -> {
		});
		assertThat(threads()).isZero();
	}

	@Test
	void threadOutlivesAnErrorAndPausesEverLonger() throws Exception {
		Installation installation = new Installation(Server.POSTGRESQL, Installation.PATIENT).create();
		Connector connector = DerivedConnector.of(installation.dataSource(), Installation.PATIENT);
		AtomicInteger opened = new AtomicInteger();
		AtomicInteger woken = new AtomicInteger();
		try (PostgresWakeUp wakeUp = new PostgresWakeUp(new Failing(connector, opened), installation.tables,
				Installation.APPLICATION)) {
			long before = System.nanoTime();
			wakeUp.watch("primary", woken::incrementAndGet);
			TestEvents.await(() -> opened.get() == 4 && woken.get() > 0);
			assertThat(System.nanoTime() - before).as("pauses of 200, 400 and 800 ms")
				.isGreaterThan(TimeUnit.MILLISECONDS.toNanos(1300));
		}
	}

	private static long threads() {
		return Thread.getAllStackTraces().keySet().stream().filter((thread) -> THREAD.equals(thread.getName())).count();
	}

	/** Fails with an error, then gives a connection that is lost at once. */
	private record Failing(Connector connector, AtomicInteger opened) implements Connector {

		@Override
		public Connection open() throws SQLException {
			int count = this.opened.incrementAndGet();
			if (count == 1) {
				throw new NoClassDefFoundError("one that cannot be loaded now");
			}
			if (count == 2) {
				throw new IllegalStateException("one that fails otherwise");
			}
			Connection connection = this.connector.open();
			if (count == 3) {
				try (Statement statement = connection.createStatement()) {
					statement.execute("SET idle_session_timeout = '200ms'");
				}
			}
			return connection;
		}

		@Override
		public String identity() {
			return this.connector.identity();
		}

	}

}
