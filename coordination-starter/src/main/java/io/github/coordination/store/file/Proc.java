/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.store.file;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The kernel's view of processes under {@code /proc}. Where there is none, every answer
 * is the cautious one.
 */
final class Proc {

	private static final String INITIAL_PID_NAMESPACE = "pid:[4026531836]";

	private static final String DELETED = " (deleted)";

	private final Path root;

	Proc(Path root) {
		this.root = root;
	}

	/**
	 * Whether the kernel tells which locks a descriptor of this process holds.
	 */
	boolean showsLocks() {
		return Files.isDirectory(this.root.resolve("self/fdinfo"));
	}

	/**
	 * Whether this process sees every process of the kernel.
	 */
	boolean seesAllProcesses() throws IOException {
		Path link = this.root.resolve("self/ns/pid");
		return Files.isSymbolicLink(link) && Files.readSymbolicLink(link).toString().equals(INITIAL_PID_NAMESPACE);
	}

	/**
	 * User of this process.
	 * @return the effective uid, or {@link FileFacts#UNKNOWN}
	 */
	int uid() throws IOException {
		Path status = this.root.resolve("self/status");
		if (!Files.isReadable(status)) {
			return FileFacts.UNKNOWN;
		}
		for (String line : Files.readAllLines(status, StandardCharsets.ISO_8859_1)) {
			if (line.startsWith("Uid:")) {
				return Integer.parseInt(line.split("\\s+", -1)[2]);
			}
		}
		return FileFacts.UNKNOWN;
	}

	/**
	 * Every lock of every process.
	 */
	List<String> locks() throws IOException {
		return Files.readAllLines(this.root.resolve("locks"), StandardCharsets.ISO_8859_1);
	}

	/**
	 * What the kernel says of one descriptor of this process.
	 */
	Path descriptorInfo(Path descriptor) {
		return this.root.resolve("self/fdinfo").resolve(descriptor.getFileName());
	}

	/**
	 * The descriptors of this process whose file has, or had before it was deleted, this
	 * name in whatever directory.
	 */
	List<Path> descriptors(String fileName) throws IOException {
		List<Path> found = new ArrayList<>();
		try (DirectoryStream<Path> all = Files.newDirectoryStream(this.root.resolve("self/fd"))) {
			for (Path descriptor : all) {
				if (leadsTo(descriptor, fileName)) {
					found.add(descriptor);
				}
			}
		}
		return found;
	}

	private static boolean leadsTo(Path descriptor, String fileName) throws IOException {
		try {
			String target = Files.readSymbolicLink(descriptor).toString();
			String living = target.endsWith(DELETED) ? target.substring(0, target.length() - DELETED.length()) : target;
			return living.substring(living.lastIndexOf('/') + 1).equals(fileName);
		}
		catch (NoSuchFileException ex) {
			return false;
		}
	}

}
