/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.election;

import java.nio.file.Path;

import io.github.coordination.Worker;
import io.github.coordination.lease.Holder;

/**
 * Processes of this host: where this worker lives, and whether another is proven dead.
 * <p>
 * A process is proven dead if it lived in this worker's own {@linkplain ProcView view},
 * and its pid is absent, a zombie, or has another start time now. All of these are
 * ordinary sights of a process that lives, for whoever looks from another pid or time
 * namespace, or at a {@code /proc} that is not its own or hides something. So both
 * workers must have a view of which there is no doubt, and it must be the same. In any
 * doubt nothing is proven.
 *
 * @since 0.1.0
 */
public final class Processes {

	private final ProcFiles files;

	private final long pid;

	/**
	 * Look at this host's {@code /proc}.
	 */
	public Processes() {
		this(Path.of("/proc"), ProcessHandle.current().pid());
	}

	Processes(Path proc, long pid) {
		this.files = new ProcFiles(proc);
		this.pid = pid;
	}

	/**
	 * This worker as a holder of leases.
	 * @param worker this worker
	 * @return the holder, without evidence of where it lives if that is in doubt
	 */
	public Holder holder(Worker worker) {
		ProcView view = (worker.pid() == this.pid) ? ProcView.of(this.files, this.pid) : ProcView.NONE;
		return new Holder(worker, view.bootId(), view.namespaces(), view.startTime());
	}

	/**
	 * Whether a holder's process is proven dead.
	 * @param holder the holder
	 * @return {@code false} in any doubt
	 */
	public boolean isProvenDead(Holder holder) {
		return holder.worker().pid() > 0 && holder.startTime() > 0 && looksDead(holder) && isInView(holder);
	}

	private boolean looksDead(Holder holder) {
		long pid = holder.worker().pid();
		if (this.files.isAbsent(pid)) {
			return true;
		}
		ProcStat stat = this.files.stat(Long.toString(pid));
		return stat != null && (stat.isDead() || stat.startTime() != holder.startTime());
	}

	/** Asked last, so that it is true of what was seen. */
	private boolean isInView(Holder holder) {
		ProcView view = ProcView.of(this.files, this.pid);
		return view.isSure() && view.bootId().equals(holder.bootId()) && view.namespaces().equals(holder.namespaces());
	}

}
