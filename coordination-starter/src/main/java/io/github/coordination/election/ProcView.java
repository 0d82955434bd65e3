/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.election;

import java.util.regex.Pattern;

/**
 * From where this worker looks at processes.
 * <p>
 * There is no doubt of a view if
 * <ul>
 * <li>the kernel tells its boot id, and this process's pid and time namespace;</li>
 * <li>{@code /proc} is that of this process's own pid namespace: it finds itself under
 * its own pid, and has no other pid in between;</li>
 * <li>every page on this process tells the same start time: an emulator of a processor
 * replaces some of them;</li>
 * <li>{@code /proc} is {@linkplain ProcMounts mounted whole}.</li>
 * </ul>
 *
 * @param bootId identity of the running kernel
 * @param namespaces identities of the pid and the time namespace: a pid means something
 * in the one only, a start time in the other only
 * @param startTime start time of this process in clock ticks since boot
 */
record ProcView(String bootId, String namespaces, long startTime) {

	/** A view that proves nothing. */
	static final ProcView NONE = new ProcView("", "", 0);

	private static final Pattern BOOT_ID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

	private static final Pattern NAMESPACES = Pattern.compile("pid:\\[[1-9]\\d*] time:\\[[1-9]\\d*]");

	/**
	 * The view of this process.
	 * @param pid its pid
	 * @return the view, or {@link #NONE} in any doubt
	 */
	static ProcView of(ProcFiles files, long pid) {
		String bootId = files.read("sys/kernel/random/boot_id").trim();
		String namespaces = files.link("self/ns/pid") + " " + files.link("self/ns/time");
		boolean sure = BOOT_ID.matcher(bootId).matches() && NAMESPACES.matcher(namespaces).matches()
				&& isOwn(files, pid) && ProcMounts.areWhole(files.read("self/mountinfo"));
		long startTime = sure ? startTime(files, pid) : 0;
		return (startTime > 0) ? new ProcView(bootId, namespaces, startTime) : NONE;
	}

	boolean isSure() {
		return this.startTime > 0;
	}

	private static boolean isOwn(ProcFiles files, long pid) {
		Pattern onlyPid = Pattern.compile("NSpid:\\s+" + pid + "\\s*");
		return files.link("self").equals(Long.toString(pid))
				&& files.read("self/status").lines().anyMatch((line) -> onlyPid.matcher(line).matches());
	}

	private static long startTime(ProcFiles files, long pid) {
		ProcStat self = files.stat("self");
		ProcStat process = files.stat(Long.toString(pid));
		ProcStat thread = files.stat("self/task/" + pid);
		if (self == null || process == null || thread == null) {
			return 0;
		}
		long startTime = self.startTime();
		return (startTime == process.startTime() && startTime == thread.startTime()) ? startTime : 0;
	}

}
