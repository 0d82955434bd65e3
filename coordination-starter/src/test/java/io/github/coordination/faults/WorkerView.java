/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.faults;

import java.util.List;

/**
 * From where a worker looks at the processes of its host.
 */
enum WorkerView {

	/** As everybody does. */
	PLAIN,

	/** In another time namespace, where everything has started a day earlier. */
	TIME,

	/** In another user namespace, which changes nothing. */
	USER,

	/** At a tree that hides the processes of other users. */
	HIDING,

	/** At a tree in which a page of the other worker is covered by that of process 1. */
	MASKED,

	/** In another pid namespace, at the tree of the first one. */
	CHILD,

	/** In another pid namespace, at its own tree. */
	CONTAINED;

	/**
	 * What to put before the command of a worker.
	 * @param namespace a process of the pid namespace to enter
	 * @param other process of the other worker
	 * @return a program and its arguments
	 */
	List<String> prefix(long namespace, long other) {
		String target = Long.toString(namespace);
		return switch (this) {
			case PLAIN -> List.of();
			case TIME -> List.of("unshare", "--time", "--boottime=86400", "--fork");
			case USER -> List.of("unshare", "--user", "--map-root-user");
			case HIDING -> mounting("mount -t proc -o hidepid=invisible proc /proc");
			case MASKED -> mounting("mount --bind /proc/1 /proc/" + other);
			case CHILD -> List.of("nsenter", "--target", target, "--pid");
			case CONTAINED ->
				List.of("nsenter", "--target", target, "--pid", "--mount", "--wd=" + System.getProperty("user.dir"));
		};
	}

	private static List<String> mounting(String command) {
		return List.of("unshare", "--mount", "sh", "-c", command + " && exec \"$@\"", "sh");
	}

}
