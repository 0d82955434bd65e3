/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.lease.contract;

import java.time.Duration;
import java.util.List;

import io.github.coordination.Worker;
import io.github.coordination.lease.Holder;
import io.github.coordination.lease.LeaseRecord;

/**
 * Records that differ from a given one in one part.
 */
final class RecordVariants {

	private RecordVariants() {
	}

	static List<LeaseRecord> of(LeaseRecord record) {
		Holder holder = record.holder();
		Worker worker = holder.worker();
		Duration longer = record.lease().plusMillis(1);
		return List.of(new LeaseRecord(holder, record.epoch() + 1, record.renewal(), record.lease(), false),
				new LeaseRecord(holder, record.epoch(), record.renewal() + 1, record.lease(), false),
				new LeaseRecord(holder, record.epoch(), record.renewal(), longer, false), record.asReleased(),
				with(record,
						new Holder(new Worker("x", worker.host(), worker.pid()), holder.bootId(), holder.namespaces(),
								holder.startTime())),
				with(record,
						new Holder(new Worker(worker.id(), worker.host(), 0), holder.bootId(), holder.namespaces(),
								holder.startTime())),
				with(record, new Holder(worker, "", holder.namespaces(), holder.startTime())),
				with(record, new Holder(worker, holder.bootId(), "", holder.startTime())),
				with(record, new Holder(worker, holder.bootId(), holder.namespaces(), 0)));
	}

	private static LeaseRecord with(LeaseRecord record, Holder holder) {
		return new LeaseRecord(holder, record.epoch(), record.renewal(), record.lease(), record.released());
	}

}
