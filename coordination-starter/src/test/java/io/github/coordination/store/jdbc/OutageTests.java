/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.store.jdbc;

import java.net.URI;
import java.time.Duration;
import java.util.List;

import javax.sql.DataSource;

import com.zaxxer.hikari.HikariDataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import io.github.coordination.faults.FaultProxy;
import io.github.coordination.lease.Attempt;
import io.github.coordination.lease.Lease;
import io.github.coordination.lease.LeaseRecord;
import io.github.coordination.lease.Renewal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/**
 * A server that cannot be reached, hangs, or loses replies.
 */
class OutageTests {

	/** Far above the request timeout, far below any default of a driver. */
	private static final Duration BOUND = Duration.ofSeconds(20);

	@ParameterizedTest
	@EnumSource(names = { "POSTGRESQL", "MARIADB" })
	void storeComesBackWithItsServer(Server server) throws Exception {
		Installation installation = new Installation(server, Installation.PATIENT);
		try (FaultProxy proxy = proxy(server); JdbcLeaseStore store = installation.store(through(proxy, server))) {
			proxy.cut();
			Asking worker = new Asking(store, "worker");
			assertThatThrownBy(() -> worker.ask("primary")).isInstanceOf(DatabaseFailure.class)
				.hasMessageStartingWith("The database has failed: ");
			proxy.heal();
			Lease lease = worker.acquire("primary");
			proxy.cut();
			assertThatThrownBy(() -> store.renewAll(List.of(lease))).isInstanceOf(DatabaseFailure.class);
			assertThatThrownBy(() -> store.release(lease)).isInstanceOf(DatabaseFailure.class);
			proxy.heal();
			assertThat(store.renew(lease)).isEqualTo(new Renewal.Renewed());
		}
	}

	@ParameterizedTest
	@EnumSource(names = { "POSTGRESQL", "MARIADB" })
	void serverThatHangsKeepsNoCall(Server server) throws Exception {
		Installation installation = new Installation(server, Duration.ofSeconds(3)).create();
		try (FaultProxy proxy = proxy(server); JdbcLeaseStore store = installation.store(through(proxy, server))) {
			Asking worker = new Asking(store, "worker");
			Lease lease = worker.takeOver("primary", null);
			proxy.freeze();
			long before = System.nanoTime();
			assertThatThrownBy(() -> store.renew(lease)).isInstanceOf(DatabaseFailure.class);
			assertThat(Duration.ofNanos(System.nanoTime() - before)).as("in a call").isLessThan(BOUND);
			before = System.nanoTime();
			assertThatThrownBy(() -> worker.ask("primary")).isInstanceOf(DatabaseFailure.class);
			assertThat(Duration.ofNanos(System.nanoTime() - before)).as("in connecting").isLessThan(BOUND);
			proxy.heal();
			TestEvents.await(() -> isRenewed(store, lease));
		}
	}

	static boolean isRenewed(JdbcLeaseStore store, Lease lease) {
		try {
			return store.renew(lease).equals(new Renewal.Renewed());
		}
		catch (DatabaseFailure ex) {
			return false;
		}
	}

	@ParameterizedTest
	@EnumSource(names = { "POSTGRESQL", "MARIADB" })
	void lostReplyNeverCostsAnEpochOrGivesTwo(Server server) throws Exception {
		Installation installation = new Installation(server, Installation.PATIENT).create();
		long former = 0;
		try (FaultProxy proxy = proxy(server); JdbcLeaseStore other = installation.store()) {
			for (int k = 0; k < 14; k++) {
				String election = "election " + k;
				try (JdbcLeaseStore store = installation.store(through(proxy, server))) {
					Asking worker = new Asking(store, "worker " + k);
					worker.ask("other");
					proxy.cutAfter(k);
					boolean granted = tryToTakeOver(worker, election);
					proxy.heal();
					long epoch = epochOf(new Asking(other, "other").ask(election), worker);
					assertThat(granted).as("a grant that the record does not show").isIn(epoch > 0, false);
					Lease next = new Asking(other, "other").takeOver(election, record(other, election));
					assertThat(next.epoch()).isGreaterThan(epoch).isGreaterThan(former);
					former = next.epoch();
				}
			}
		}
	}

	private static boolean tryToTakeOver(Asking worker, String election) {
		try {
			return worker.replace(election, null) instanceof Attempt.Granted;
		}
		catch (DatabaseFailure ex) {
			return false;
		}
	}

	private static long epochOf(Attempt attempt, Asking worker) {
		if (attempt instanceof Attempt.Held held) {
			assertThat(held.record().holder()).isEqualTo(worker.holder());
			return held.record().epoch();
		}
		assertThat(attempt).isInstanceOfSatisfying(Attempt.Free.class, (free) -> assertThat(free.record()).isNull());
		return 0;
	}

	private static LeaseRecord record(JdbcLeaseStore store, String election) {
		return (new Asking(store, "other").ask(election) instanceof Attempt.Held held) ? held.record() : null;
	}

	@Test
	void exhaustedPoolStopsNoRenewal() throws Exception {
		Installation installation = new Installation(Server.POSTGRESQL, Installation.PATIENT);
		try (HikariDataSource pool = new HikariDataSource()) {
			pool.setJdbcUrl(Server.POSTGRESQL.url());
			pool.setUsername(Server.POSTGRESQL.user());
			pool.setMaximumPoolSize(1);
			try (var taken = pool.getConnection(); JdbcLeaseStore store = installation.store(pool)) {
				Lease lease = new Asking(store, "worker").acquire("primary");
				assertThat(store.renew(lease)).isEqualTo(new Renewal.Renewed());
				assertThat(taken.isValid(5)).isTrue();
			}
		}
	}

	@ParameterizedTest
	@EnumSource
	void closedStoreAnswersNothingAndKeepsNoConnection(Server server) throws Exception {
		Installation installation = new Installation(server, Installation.PATIENT).create();
		JdbcLeaseStore store = installation.store();
		Asking worker = new Asking(store, "worker");
		worker.ask("primary");
		store.close();
		store.close();
		assertThatThrownBy(() -> worker.ask("primary")).isInstanceOf(DatabaseFailure.class);
	}

	@Test
	void callThatHangsEndsWithTheStore() throws Exception {
		Installation installation = new Installation(Server.POSTGRESQL).create();
		try (FaultProxy proxy = proxy(Server.POSTGRESQL)) {
			JdbcLeaseStore store = installation.store(through(proxy, Server.POSTGRESQL));
			new Asking(store, "worker").ask("primary");
			proxy.freeze();
			Thread caller = new Thread(() -> assertThatThrownBy(() -> new Asking(store, "worker").ask("primary"))
				.isInstanceOf(DatabaseFailure.class));
			caller.start();
			TestEvents.await(() -> caller.getState() == Thread.State.RUNNABLE);
			store.close();
			caller.join(BOUND.toMillis());
			assertThat(caller.isAlive()).isFalse();
		}
	}

	static FaultProxy proxy(Server server) throws Exception {
		return new FaultProxy(uri(server).getPort());
	}

	static DataSource through(FaultProxy proxy, Server server) throws Exception {
		String url = server.url().replace(":" + uri(server).getPort(), ":" + proxy.port());
		return Server.dataSource(url, server.user(), "");
	}

	private static URI uri(Server server) throws Exception {
		return URI.create(server.url().substring("jdbc:".length()));
	}

}
