/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.store.jdbc;

import java.sql.Connection;
import java.util.List;
import java.util.Objects;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import io.github.coordination.lease.Claim;
import io.github.coordination.lease.Lease;
import io.github.coordination.lease.LeaseRequest;
import io.github.coordination.lease.Renewal;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The row of the term and the row of the lease belong together.
 */
class TermRowTests {

	@ParameterizedTest
	@EnumSource
	void termWhoseRowIsDeletedIsLost(Server server) throws Exception {
		Installation installation = new Installation(server, Installation.PATIENT);
		try (JdbcLeaseStore store = installation.store()) {
			Asking worker = new Asking(store, "worker");
			Lease lease = worker.acquire("primary");
			Lease other = worker.acquire("other");
			installation.execute("DELETE FROM {term} WHERE election = 'primary'");
			assertThat(store.renewAll(List.of(lease, other))).containsExactly(
					new Renewal.Lost("the row of its term is missing or of another epoch"), new Renewal.Renewed());
			installation.execute("UPDATE {term} SET epoch = epoch + 1 WHERE election = 'other'");
			assertThat(store.renew(other)).isInstanceOf(Renewal.Lost.class);
		}
	}

	@ParameterizedTest
	@EnumSource
	void termIsBegunOnlyIfTheRecordIsOfItAndNoLaterOneIsKnown(Server server) throws Exception {
		Installation installation = new Installation(server, Installation.PATIENT);
		try (JdbcLeaseStore store = installation.store();
				Connection connection = Objects
					.requireNonNull(DerivedConnector.of(installation.dataSource(), Installation.PATIENT))
					.open()) {
			Lease lease = new Asking(store, "worker").acquire("primary");
			long epoch = lease.epoch();
			installation.execute("UPDATE {term} SET epoch = 1 WHERE election = 'primary'");
			Session session = new Session(connection, installation.tables, Installation.PATIENT);
			assertThat(begin(session, epoch + 1, "worker")).as("the record is of another term").isZero();
			assertThat(begin(session, epoch, "other")).as("the record is another's").isZero();
			assertThat(begin(session, epoch, "worker")).isOne();
			assertThat(begin(session, epoch, "worker")).as("the term has begun").isZero();
		}
	}

	private static int begin(Session session, long epoch, String holder) throws Exception {
		return session.update(session.statements().updateTerm(), epoch, holder, Installation.APPLICATION, "primary",
				epoch, Installation.APPLICATION, "primary", holder, epoch);
	}

	@Test
	void termThatCannotBeWrittenIsNotGranted() throws Exception {
		Installation installation = new Installation(Server.H2, Installation.PATIENT);
		try (JdbcLeaseStore store = installation.store();
				Connection connection = Objects
					.requireNonNull(DerivedConnector.of(installation.dataSource(), Installation.PATIENT))
					.open()) {
			Asking worker = new Asking(store, "worker");
			store.release(worker.acquire("primary"));
			installation.script("CREATE TRIGGER IF NOT EXISTS \"" + installation.tables.prefix()
					+ "swallow\" BEFORE UPDATE ON {lease} FOR EACH ROW CALL '" + Swallow.class.getName() + "'");
			Session session = new Session(connection, installation.tables, Installation.PATIENT);
			LeaseRequest request = new LeaseRequest("primary", worker.holder(), Asking.LEASE, 0, new Claim.IfFree());
			assertThat(new Acquisition(Installation.APPLICATION, request).run(session)).isNull();
		}
	}

	@Test
	void driverThatCountsNoRowsOfABatchIsAskedOneByOne() throws Exception {
		Installation installation = new Installation(Server.MARIADB, Installation.PATIENT).create();
		String url = Server.MARIADB.url() + "?useBulkStmts=true";
		try (JdbcLeaseStore store = installation.store(Server.dataSource(url, Server.MARIADB.user(), ""))) {
			Asking worker = new Asking(store, "worker");
			List<Lease> leases = List.of(worker.acquire("first"), worker.acquire("second"), worker.acquire("third"));
			store.release(leases.get(2));
			for (int i = 0; i < 2; i++) {
				List<Renewal> renewals = store.renewAll(leases);
				assertThat(renewals.subList(0, 2)).containsOnly(new Renewal.Renewed());
				assertThat(renewals.get(2)).isInstanceOf(Renewal.Lost.class);
			}
		}
	}

	/** As a driver that repeats a transaction: the record is replaced, by another's. */
	public static final class Swallow implements org.h2.api.Trigger {

		@Override
		public void fire(Connection connection, Object[] former, Object[] replaced) {
			replaced[3] = "another";
		}

	}

}
