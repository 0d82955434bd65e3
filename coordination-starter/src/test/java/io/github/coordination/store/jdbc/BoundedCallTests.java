/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.store.jdbc;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTimeoutException;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.boot.sql.init.DatabaseInitializationMode;

import io.github.coordination.faults.FaultProxy;
import io.github.coordination.lease.Lease;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/**
 * No call outlasts its bound, whatever the driver does.
 */
@Timeout(300)
class BoundedCallTests {

	/** Far above the bound of a call, far below what the drivers do by themselves. */
	private static final Duration PATIENCE = Duration.ofSeconds(15);

	private static final Duration TIMEOUT = Duration.ofSeconds(1);

	@Test
	void serverOfH2ThatHangsKeepsNoCall() throws Exception {
		var server = org.h2.tools.Server.createTcpServer("-tcpPort", "0", "-ifNotExists").start();
		try (FaultProxy proxy = new FaultProxy(server.getPort())) {
			String url = "jdbc:h2:tcp://127.0.0.1:" + proxy.port() + "/mem:bounded;DB_CLOSE_DELAY=-1";
			Tables tables = new Tables("bounded_");
			Connector connector = Objects
				.requireNonNull(DerivedConnector.of(Server.dataSource(url, "sa", ""), TIMEOUT));
			try (JdbcLeaseStore store = store(connector, tables, TIMEOUT)) {
				Asking worker = new Asking(store, "worker");
				TestEvents.await(() -> answers(worker));
				Lease lease = worker.takeOver("primary", null);
				proxy.freeze();
				assertThat(millis(() -> store.renew(lease))).isLessThan(PATIENCE.toMillis());
				assertThat(millis(() -> store.renew(lease))).isLessThan(PATIENCE.toMillis());
				proxy.heal();
				TestEvents.await(() -> OutageTests.isRenewed(store, lease));
			}
		}
		finally {
			server.stop();
		}
	}

	@Test
	void portsThatRefuseAreNotTriedForever() throws Exception {
		String closed = "127.0.0.1:" + closedPort();
		String url = "jdbc:mariadb:sequential://" + closed + "," + closed + "/shop";
		Connector connector = Objects.requireNonNull(DerivedConnector.of(Server.dataSource(url, "me", ""), TIMEOUT));
		assertThat(millis(connector::open)).isLessThan(PATIENCE.toMillis());
	}

	private static int closedPort() throws IOException {
		try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
			return free.getLocalPort();
		}
	}

	@Test
	void driverThatNeverConnectsKeepsNoCallAndIsAskedOnce() throws Exception {
		CountDownLatch connected = new CountDownLatch(1);
		AtomicInteger opened = new AtomicInteger();
		Installation installation = new Installation(Server.H2, TIMEOUT);
		Connector slow = new Slow(connected, opened, installation);
		try (JdbcLeaseStore store = store(slow, installation.tables, Duration.ofMillis(300))) {
			Asking worker = new Asking(store, "worker");
			for (int i = 0; i < 3; i++) {
				assertThatThrownBy(() -> worker.ask("primary")).isInstanceOf(DatabaseFailure.class)
					.hasMessageContaining("no connection in time");
			}
			assertThat(opened).hasValue(1);
			connected.countDown();
			TestEvents.await(() -> opened.get() == 1 && answers(worker));
		}
	}

	private static boolean answers(Asking worker) {
		try {
			return worker.ask("primary") != null;
		}
		catch (DatabaseFailure ex) {
			return false;
		}
	}

	@Test
	void connectionThatComesAfterTheStoreHasClosedIsClosed() throws Exception {
		CountDownLatch connected = new CountDownLatch(1);
		Installation installation = new Installation(Server.H2, TIMEOUT);
		Slow slow = new Slow(connected, new AtomicInteger(), installation);
		JdbcLeaseStore store = store(slow, installation.tables, Duration.ofMillis(200));
		assertThatThrownBy(() -> new Asking(store, "worker").ask("primary")).isInstanceOf(DatabaseFailure.class);
		store.close();
		connected.countDown();
		TestEvents.await(() -> slow.last != null && slow.last.isClosed());
	}

	@Test
	void oneDeadlineHoldsForConnectingAndForEveryStatementOfACall() throws Exception {
		Installation installation = new Installation(Server.H2, TIMEOUT);
		CountDownLatch never = new CountDownLatch(1);
		try (OwnConnection connection = new OwnConnection(new Late(installation, never), installation.tables,
				TIMEOUT)) {
			assertThatThrownBy(() -> connection.call((session) -> {
				late(never);
				return session.exists("SELECT 1");
			})).isInstanceOf(SQLTimeoutException.class);
			boolean answered = connection.call((session) -> session.exists("SELECT 1"));
			assertThat(answered).isTrue();
		}
	}

	/** More than half of the bound, less than all of it. */
	private static void late(CountDownLatch never) {
		try {
			assertThat(never.await(TIMEOUT.toMillis() * 6 / 10, TimeUnit.MILLISECONDS)).isFalse();
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	private static JdbcLeaseStore store(Connector connector, Tables tables, Duration timeout) {
		return new JdbcLeaseStore(Installation.APPLICATION, new StoreParts(connector, tables,
				new Schema(DatabaseInitializationMode.ALWAYS, tables), WakeUp.NONE, timeout));
	}

	private static long millis(Failing call) {
		long before = System.nanoTime();
		assertThatThrownBy(call::run).isInstanceOfAny(SQLException.class, DatabaseFailure.class);
		return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - before);
	}

	@FunctionalInterface
	private interface Failing {

		void run() throws Exception;

	}

	private static final class Slow implements Connector {

		private final CountDownLatch connected;

		private final AtomicInteger opened;

		private final Installation installation;

		private volatile Connection last;

		Slow(CountDownLatch connected, AtomicInteger opened, Installation installation) {
			this.connected = connected;
			this.opened = opened;
			this.installation = installation;
		}

		@Override
		public Connection open() throws SQLException {
			this.opened.incrementAndGet();
			try {
				this.connected.await(120, TimeUnit.SECONDS);
			}
			catch (InterruptedException ex) {
				Thread.currentThread().interrupt();
			}
			this.last = this.installation.dataSource().getConnection();
			return this.last;
		}

		@Override
		public String identity() {
			return "slow";
		}

	}

	private static final class Late implements Connector {

		private final Installation installation;

		private final CountDownLatch never;

		private boolean quick;

		Late(Installation installation, CountDownLatch never) {
			this.installation = installation;
			this.never = never;
		}

		@Override
		public synchronized Connection open() throws SQLException {
			if (!this.quick) {
				late(this.never);
			}
			this.quick = true;
			return this.installation.dataSource().getConnection();
		}

		@Override
		public String identity() {
			return "late";
		}

	}

}
