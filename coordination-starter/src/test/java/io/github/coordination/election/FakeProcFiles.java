/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.election;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A tree like {@code /proc} of a process that has no doubt of its view, until it is
 * spoilt.
 */
final class FakeProcFiles {

	static final String BOOT = "3e0c5d8a-0000-4000-8000-000000000001";

	static final String PID_NAMESPACE = "pid:[4026531836]";

	static final String TIME_NAMESPACE = "time:[4026531834]";

	static final String NAMESPACES = PID_NAMESPACE + " " + TIME_NAMESPACE;

	static final long SELF = 815;

	static final long STARTED = 123_456;

	private final Path root;

	FakeProcFiles(Path root) throws IOException {
		this.root = root;
		write("sys/kernel/random/boot_id", BOOT + "\n");
		Files.createDirectories(root.resolve(SELF + "/ns"));
		Files.createSymbolicLink(root.resolve("self"), Path.of(Long.toString(SELF)));
		runs(SELF, "S", 30, STARTED);
		write(SELF + "/task/" + SELF + "/stat", stat("S", 30, STARTED));
		write("self/status", "Name:\tjava\nPid:\t" + SELF + "\nNSpid:\t" + SELF + "\nNSsid:\t1\n");
		link("self/ns/pid", PID_NAMESPACE);
		link("self/ns/time", TIME_NAMESPACE);
		mounts("/ /proc - proc proc rw");
	}

	Path root() {
		return this.root;
	}

	/** Let a process be there. */
	void runs(long pid, String state, int threads, long startTime) throws IOException {
		write(pid + "/stat", stat(state, threads, startTime));
	}

	static String stat(String state, int threads, long startTime) {
		return "1 (a (b) Z c) " + state + " 0".repeat(16) + " " + threads + " 0 " + startTime + " 0 0\n";
	}

	/**
	 * Mount file systems.
	 * @param mounts each as root, mount point, hyphen, type, source, options
	 */
	void mounts(String... mounts) throws IOException {
		StringBuilder text = new StringBuilder("1 0 8:1 / / rw,relatime - ext4 /dev/root rw\n");
		for (String mount : mounts) {
			text.append("23 28 0:21 ").append(mount.replace(" - ", " rw,nosuid shared:13 - ")).append('\n');
		}
		write("self/mountinfo", text + "24 28 0:22 / /sys rw shared:7 - sysfs sysfs rw,hidepid=2\n");
	}

	void link(String link, String target) throws IOException {
		remove(link);
		Files.createSymbolicLink(this.root.resolve(link), Path.of(target));
	}

	void remove(String file) throws IOException {
		Files.deleteIfExists(this.root.resolve(file));
	}

	void write(String file, String text) throws IOException {
		Path path = this.root.resolve(file);
		if (!Files.exists(path.getParent())) {
			Files.createDirectories(path.getParent());
		}
		Files.writeString(path, text);
	}

}
