/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.election;

import java.util.Arrays;
import java.util.List;

/**
 * What is mounted at {@code /proc}, as {@code /proc/self/mountinfo} tells it.
 */
final class ProcMounts {

	private static final int ROOT_FIELD = 3;

	private static final int POINT_FIELD = 4;

	private static final int FIRST_OPTIONAL_FIELD = 6;

	private static final String PROC = "/proc";

	private static final String BOOT_ID = "/sys/kernel/random/boot_id";

	private ProcMounts() {
	}

	/**
	 * Whether it shows every process and covers no page that a proof rests on. A mount of
	 * one of its own directories on itself does no harm: runtimes of containers make some
	 * read-only so.
	 * @param mountInfo the page
	 * @return {@code false} in any doubt
	 */
	static boolean areWhole(String mountInfo) {
		boolean mounted = false;
		for (String line : mountInfo.lines().toList()) {
			List<String> fields = Arrays.asList(line.split(" "));
			String point = (fields.size() > POINT_FIELD) ? fields.get(POINT_FIELD) : "";
			if (point.equals(PROC) || (point.startsWith(PROC + "/") && isNeeded(point.substring(PROC.length())))) {
				if (!isPlain(fields, point.substring(PROC.length()))) {
					return false;
				}
				mounted |= point.equals(PROC);
			}
		}
		return mounted;
	}

	private static boolean isNeeded(String path) {
		return Character.isDigit(path.charAt(1)) || (BOOT_ID + "/").startsWith(path + "/");
	}

	private static boolean isPlain(List<String> fields, String path) {
		int separator = fields.subList(Math.min(FIRST_OPTIONAL_FIELD, fields.size()), fields.size()).indexOf("-");
		int type = FIRST_OPTIONAL_FIELD + separator + 1;
		return separator >= 0 && type < fields.size() && fields.get(type).equals("proc")
				&& fields.get(ROOT_FIELD).equals(path.isEmpty() ? "/" : path)
				&& Arrays.stream(fields.get(fields.size() - 1).split(",")).noneMatch(ProcMounts::hides);
	}

	private static boolean hides(String option) {
		boolean hidesProcesses = option.startsWith("hidepid=") && !option.equals("hidepid=0")
				&& !option.equals("hidepid=off");
		return hidesProcesses || option.startsWith("subset=");
	}

}
