/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.store.file;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A tree that looks like {@code /proc}.
 */
final class FakeProc {

	private static final String INITIAL_NAMESPACE = "pid:[4026531836]";

	private static final String SELF = Long.toString(ProcessHandle.current().pid());

	private final Path root;

	FakeProc(Path root) throws IOException {
		this.root = root;
		Files.createDirectories(root.resolve(SELF).resolve("fd"));
		Files.createSymbolicLink(root.resolve("self"), Path.of(SELF));
		Files.createDirectories(root.resolve("self/ns"));
		pidNamespace(INITIAL_NAMESPACE);
		locks();
	}

	/**
	 * The real machine, but for a process that sees all others even if it does not.
	 */
	static Proc realButSeeingAll(Path root) throws IOException {
		Files.createDirectories(root.resolve("self/ns"));
		Files.createSymbolicLink(root.resolve("self/ns/pid"), Path.of(INITIAL_NAMESPACE));
		for (String same : List.of("self/fd", "self/fdinfo", "locks")) {
			Files.createSymbolicLink(root.resolve(same), Path.of("/proc").resolve(same));
		}
		return new Proc(root);
	}

	Proc proc() {
		return new Proc(this.root);
	}

	Path root() {
		return this.root;
	}

	FakeProc pidNamespace(String name) throws IOException {
		Path link = this.root.resolve("self/ns/pid");
		Files.deleteIfExists(link);
		Files.createSymbolicLink(link, Path.of(name));
		return this;
	}

	/**
	 * Let this process have a file open.
	 */
	void open(int descriptor, Path file) throws IOException {
		Files.createSymbolicLink(this.root.resolve("self/fd").resolve(Integer.toString(descriptor)), file);
	}

	FakeProc locks(String... lines) throws IOException {
		Files.write(this.root.resolve("locks"), List.of(lines));
		return this;
	}

	static String lock(String pid, int inode, long position) {
		return "7: POSIX  ADVISORY  WRITE %s fe:00:%d %d %d".formatted(pid, inode, position, position);
	}

	static String ownLock(long position) {
		return lock(SELF, 1, position);
	}

}
