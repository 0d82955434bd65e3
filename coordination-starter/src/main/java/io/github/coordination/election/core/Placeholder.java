/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.election.core;

import io.github.coordination.Worker;
import io.github.coordination.lease.Holder;
import io.github.coordination.lease.LeaseRecord;

/**
 * What a worker writes where it finds no record. A primary may live whose record was
 * deleted, so somebody has to wait; and an absence cannot be waited out, because nobody
 * can tell it from a later one, after a term in between. A placeholder can. It has no
 * process, so nothing but the waiting ends it.
 *
 * @since 0.1.0
 */
public final class Placeholder {

	private static final long NO_PID = 0;

	private Placeholder() {
	}

	static Holder holder(Holder self) {
		Worker worker = new Worker(self.id(), self.worker().host(), NO_PID);
		return new Holder(worker, "", "", 0);
	}

	/**
	 * Whether a record is a placeholder, so that nobody is primary by it.
	 * @param record the record
	 * @return whether it is
	 */
	public static boolean is(LeaseRecord record) {
		return record.holder().worker().pid() == NO_PID;
	}

}
