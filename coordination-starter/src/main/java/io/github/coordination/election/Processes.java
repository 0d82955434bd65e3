/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.election;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.jspecify.annotations.Nullable;

import io.github.coordination.Worker;
import io.github.coordination.lease.Holder;

/**
 * Processes of this host: where this worker lives, and whether another is proven dead.
 * <p>
 * A process is proven dead if it lived under the same running kernel and in the same pid
 * namespace, and its pid is absent, a zombie, or has another start time now. Where there
 * is no {@code /proc}, or where it hides other users' processes, absence proves nothing.
 *
 * @since 0.1.0
 */
public final class Processes {

	private static final int STATE_FIELD = 0;

	private static final int START_TIME_FIELD = 19;

	private final Path proc;

	private final String bootId;

	private final String pidNamespace;

	private final boolean hiding;

	/**
	 * Look at this host's {@code /proc}.
	 */
	public Processes() {
		this(Path.of("/proc"));
	}

	Processes(Path proc) {
		this.proc = proc;
		this.bootId = read(proc.resolve("sys/kernel/random/boot_id"));
		this.pidNamespace = link(proc.resolve("self/ns/pid"));
		this.hiding = read(proc.resolve("self/mountinfo")).lines()
			.anyMatch((line) -> line.contains(" - proc ") && line.contains("hidepid=") && !line.contains("hidepid=0")
					&& !line.contains("hidepid=off"));
	}

	/**
	 * This worker as a holder of leases.
	 * @param worker this worker
	 * @return the holder
	 */
	public Holder holder(Worker worker) {
		Stat stat = stat(worker.pid());
		return new Holder(worker, this.bootId, this.pidNamespace, (stat != null) ? stat.startTime() : 0);
	}

	/**
	 * Whether a holder's process is proven dead.
	 * @param holder the holder
	 * @return {@code false} in any doubt
	 */
	public boolean isProvenDead(Holder holder) {
		boolean visible = !this.bootId.isEmpty() && this.bootId.equals(holder.bootId()) && !this.pidNamespace.isEmpty()
				&& this.pidNamespace.equals(holder.pidNamespace()) && holder.startTime() > 0;
		if (!visible) {
			return false;
		}
		if (!Files.exists(this.proc.resolve(Long.toString(holder.worker().pid())))) {
			return !this.hiding && Files.exists(this.proc.resolve("self/stat"));
		}
		Stat stat = stat(holder.worker().pid());
		return stat != null && (stat.isZombie() || stat.startTime() != holder.startTime());
	}

	private @Nullable Stat stat(long pid) {
		String text = read(this.proc.resolve(pid + "/stat"));
		int end = text.lastIndexOf(')');
		String[] fields = (end >= 0) ? text.substring(end + 1).trim().split(" ") : new String[0];
		if (fields.length <= START_TIME_FIELD || !fields[START_TIME_FIELD].matches("\\d{1,18}")) {
			return null;
		}
		return new Stat(fields[STATE_FIELD], Long.parseLong(fields[START_TIME_FIELD]));
	}

	private static String read(Path file) {
		try {
			return Files.readString(file).trim();
		}
		catch (IOException ex) {
			return "";
		}
	}

	private static String link(Path link) {
		try {
			return Files.readSymbolicLink(link).toString();
		}
		catch (IOException | UnsupportedOperationException ex) {
			return "";
		}
	}

	private record Stat(String state, long startTime) {

		boolean isZombie() {
			return this.state.equals("Z") || this.state.equals("X");
		}

	}

}
