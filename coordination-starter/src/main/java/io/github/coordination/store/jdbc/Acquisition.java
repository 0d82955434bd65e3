/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.store.jdbc;

import java.sql.SQLException;
import java.time.Duration;
import java.time.temporal.ChronoUnit;

import org.jspecify.annotations.Nullable;

import io.github.coordination.lease.Attempt;
import io.github.coordination.lease.Holder;
import io.github.coordination.lease.LeaseRecord;
import io.github.coordination.lease.LeaseRequest;

/**
 * The transaction that begins a term.
 * <p>
 * <strong>Algorithm.</strong> The row of the term is locked first: it serialises
 * acquirers, and waits for transactions of users that are about to commit under the term
 * that ends. Under that lock only the holder can change the record, and only its renewal
 * number and whether it is released; so the claim is compared with the whole record that
 * is read now, and the record is replaced only if the parts that a holder changes are
 * still the same. The row of the term is written last, and only if the record is of that
 * term. Where there is no row yet, two acquirers insert it and one gets a duplicate key.
 */
final class Acquisition {

	private static final long NONE = 0;

	private final String application;

	private final LeaseRequest request;

	private long epoch = NONE;

	private @Nullable Duration vacancy;

	Acquisition(String application, LeaseRequest request) {
		this.application = application;
		this.request = request;
	}

	/**
	 * Run the transaction.
	 * @param session where to run it
	 * @return the term, or {@code null} if it was not granted
	 * @throws SQLException if that fails
	 */
	Attempt.@Nullable Granted run(Session session) throws SQLException {
		return session.transaction(() -> begin(session)) ? new Attempt.Granted(this.epoch, this.vacancy) : null;
	}

	private boolean begin(Session session) throws SQLException {
		Statements statements = session.statements();
		String election = this.request.election();
		if (!session.exists(statements.lockTerm(), this.application, election)) {
			session.update(statements.insertTerm(), this.application, election, NONE, this.request.holder().id());
		}
		View view = session.view(this.application, election);
		if (!view.grants(this.request)) {
			return false;
		}
		this.vacancy = view.vacancy();
		this.epoch = view.nextEpoch(this.request.epochFloor());
		if (!writeLease(session, view.record())) {
			return false;
		}
		String id = this.request.holder().id();
		return session.update(statements.updateTerm(), this.epoch, id, this.application, election, this.epoch,
				this.application, election, id, this.epoch) == 1;
	}

	private boolean writeLease(Session session, @Nullable LeaseRecord former) throws SQLException {
		Holder holder = this.request.holder();
		long lease = this.request.lease().dividedBy(ChronoUnit.MICROS.getDuration());
		if (former == null) {
			return session.update(session.statements().insertLease(), holder.id(), holder.worker().host(),
					holder.worker().pid(), holder.bootId(), holder.namespaces(), holder.startTime(), this.epoch, lease,
					lease, this.application, this.request.election()) == 1;
		}
		return session.update(session.statements().updateLease(), holder.id(), holder.worker().host(),
				holder.worker().pid(), holder.bootId(), holder.namespaces(), holder.startTime(), this.epoch, lease,
				lease, this.application, this.request.election(), former.holder().id(), former.epoch(),
				former.renewal(), former.lease().dividedBy(ChronoUnit.MICROS.getDuration()),
				former.released() ? 1 : 0) == 1;
	}

}
