/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.store.jdbc;

import java.sql.SQLException;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

import org.jspecify.annotations.Nullable;

import io.github.coordination.lease.Attempt;
import io.github.coordination.lease.Consistency;
import io.github.coordination.lease.Lease;
import io.github.coordination.lease.LeaseRecord;
import io.github.coordination.lease.LeaseRequest;
import io.github.coordination.lease.LeaseStore;
import io.github.coordination.lease.Renewal;
import io.github.coordination.lease.Scope;
import io.github.coordination.lease.Subscription;

/**
 * Keeps each record in a row of one table and the epoch in a row of another. The row of
 * the lease is written by every renewal; the row of the term only in the transaction that
 * begins a term, so that users' transactions can lock it without stopping renewals.
 * <p>
 * <strong>Concurrency.</strong> Calls share one connection, which serialises them;
 * everything else here is immutable or guards itself.
 */
final class JdbcLeaseStore implements LeaseStore {

	private final String application;

	private final Tables tables;

	private final Scope scope;

	private final String identity;

	private final OwnConnection connection;

	private final Schema schema;

	private final WakeUp wakeUp;

	JdbcLeaseStore(String application, StoreParts parts) {
		this.application = application;
		this.tables = parts.tables();
		this.identity = parts.connector().identity() + ", tables " + parts.tables();
		this.scope = Urls.scope(parts.connector().identity());
		this.connection = new OwnConnection(parts.connector(), parts.tables(), parts.timeout());
		this.schema = parts.schema();
		this.wakeUp = parts.wakeUp();
	}

	@Override
	public Attempt tryAcquire(LeaseRequest request) {
		try {
			return this.connection.call((session) -> attempt(session, request));
		}
		catch (SQLException ex) {
			String sentence = Errors.sentence(ex, this.tables);
			if (sentence != null) {
				return new Attempt.Refused(sentence);
			}
			if (Errors.isLocked(ex)) {
				throw new DatabaseFailure("Another transaction keeps the row of election \"%s\" in %sterm locked."
					.formatted(request.election(), this.tables.prefix()));
			}
			throw new DatabaseFailure(ex);
		}
	}

	private Attempt attempt(Session session, LeaseRequest request) throws SQLException {
		View view = look(session, request.election());
		if (view.readOnly()) {
			return new Attempt.Refused(Errors.readOnly());
		}
		if (view.grants(request)) {
			Attempt.Granted granted = acquire(session, request);
			if (granted != null) {
				return granted;
			}
			view = look(session, request.election());
		}
		return view.refusal("election \"" + request.election() + "\" in " + this.tables.prefix() + "lease");
	}

	private Attempt.@Nullable Granted acquire(Session session, LeaseRequest request) throws SQLException {
		try {
			return new Acquisition(this.application, request).run(session);
		}
		catch (SQLException ex) {
			if (!Errors.isLostRace(ex)) {
				throw ex;
			}
			return null;
		}
	}

	/** Look, and create the tables if they are missing and this store may. */
	private View look(Session session, String election) throws SQLException {
		try {
			return read(session, election);
		}
		catch (SQLException ex) {
			if (!Errors.isMissingTable(ex) || !this.schema.mayCreate()) {
				throw ex;
			}
		}
		this.schema.create(session);
		return read(session, election);
	}

	private View read(Session session, String election) throws SQLException {
		View view = session.view(this.application, election);
		this.schema.exists();
		return view;
	}

	@Override
	public Renewal renew(Lease lease) {
		return renewAll(List.of(lease)).get(0);
	}

	@Override
	public List<Renewal> renewAll(Collection<Lease> leases) {
		if (leases.isEmpty()) {
			return List.of();
		}
		try {
			return this.connection.call((session) -> renew(session, leases));
		}
		catch (SQLException ex) {
			throw new DatabaseFailure(ex);
		}
	}

	private List<Renewal> renew(Session session, Collection<Lease> leases) throws SQLException {
		List<Object[]> rows = new ArrayList<>(leases.size());
		for (Lease lease : leases) {
			rows.add(new Object[] { lease.lease().dividedBy(ChronoUnit.MICROS.getDuration()), this.application,
					lease.election(), lease.holder().id(), lease.epoch(), this.application, lease.election(),
					lease.epoch() });
		}
		int[] counts = session.batch(session.statements().renew(), rows);
		List<Renewal> renewals = new ArrayList<>(counts.length);
		int next = 0;
		for (Lease lease : leases) {
			int count = counts[next++];
			renewals.add((count == 1) ? new Renewal.Renewed() : failed(session, lease, count));
		}
		return renewals;
	}

	private Renewal failed(Session session, Lease lease, int count) throws SQLException {
		if (count != 0) {
			return new Renewal.Unknown("the driver does not say what became of the renewal");
		}
		View view = session.view(this.application, lease.election());
		if (view.damage() != null) {
			return new Renewal.Lost("the record " + view.damage());
		}
		LeaseRecord record = view.record();
		if (record == null) {
			return new Renewal.Lost("there is no record");
		}
		boolean own = record.epoch() == lease.epoch() && !record.released();
		return new Renewal.Lost(own ? "the row of its term is missing or of another epoch"
				: "the record is of epoch " + record.epoch() + (record.released() ? ", released" : ""));
	}

	@Override
	public void release(Lease lease) {
		release(lease, Duration.ZERO);
	}

	/**
	 * Of a released record the start of the lease is the time from which it was quiet.
	 */
	@Override
	public void release(Lease lease, Duration quiet) {
		long end = lease.lease().minus(quiet).dividedBy(ChronoUnit.MICROS.getDuration());
		try {
			this.connection.call((session) -> this.wakeUp.release(session, session.statements().release(),
					lease.election(), end, this.application, lease.election(), lease.holder().id(), lease.epoch()));
		}
		catch (SQLException ex) {
			throw new DatabaseFailure(ex);
		}
	}

	@Override
	public Subscription watch(String election, Runnable mayBeFree) {
		return this.wakeUp.watch(election, mayBeFree);
	}

	@Override
	public boolean wakesUp() {
		return this.wakeUp != WakeUp.NONE;
	}

	@Override
	public Scope scope() {
		return this.scope;
	}

	@Override
	public Consistency consistency() {
		return Consistency.SINGLE_NODE;
	}

	@Override
	public String name() {
		return "jdbc";
	}

	@Override
	public String identity() {
		return this.identity;
	}

	@Override
	public void close() {
		this.wakeUp.close();
		this.connection.close();
	}

}
