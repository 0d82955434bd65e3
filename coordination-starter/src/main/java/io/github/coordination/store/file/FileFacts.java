/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.store.file;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Map;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

/**
 * What one look at a path shows, without opening it and without following a symbolic
 * link: a named pipe in a file's place would block whoever opens it.
 *
 * @param type what is there
 * @param key identity of the file: device and inode; {@code null} where the platform has
 * none
 * @param links number of hard links
 * @param uid numeric owner, {@link #UNKNOWN} where the platform has none
 * @param permissions the nine permission bits and the sticky bit, {@link #UNKNOWN} where
 * the platform has none
 */
record FileFacts(Type type, @Nullable Object key, int links, int uid, int permissions) {

	static final int UNKNOWN = -1;

	private static final int PERMISSION_BITS = 0_1777;

	private static final int OTHERS_WRITE_BITS = 0_022;

	/**
	 * Look at a path.
	 * @return the facts, or {@code null} if nothing is there
	 */
	static @Nullable FileFacts of(Path path) throws IOException {
		return read(path, LinkOption.NOFOLLOW_LINKS);
	}

	/**
	 * Look at what a path leads to.
	 * @return the facts, or {@code null} if nothing is there
	 */
	static @Nullable FileFacts following(Path path) throws IOException {
		return read(path);
	}

	private static @Nullable FileFacts read(Path path, LinkOption... options) throws IOException {
		try {
			if (path.getFileSystem().supportedFileAttributeViews().contains("unix")) {
				return unix(Files.readAttributes(path,
						"unix:dev,ino,nlink,uid,mode,isRegularFile,isDirectory," + "isSymbolicLink", options));
			}
			BasicFileAttributes basic = Files.readAttributes(path, BasicFileAttributes.class, options);
			Type type = Type.of(basic.isRegularFile(), basic.isDirectory(), basic.isSymbolicLink());
			return new FileFacts(type, basic.fileKey(), 1, UNKNOWN, UNKNOWN);
		}
		catch (NoSuchFileException ex) {
			return null;
		}
	}

	private static FileFacts unix(Map<String, Object> values) {
		Type type = Type.of(value(values, "isRegularFile", Boolean.class), value(values, "isDirectory", Boolean.class),
				value(values, "isSymbolicLink", Boolean.class));
		Inode key = new Inode(value(values, "dev", Long.class), value(values, "ino", Long.class));
		return new FileFacts(type, key, value(values, "nlink", Integer.class), value(values, "uid", Integer.class),
				value(values, "mode", Integer.class) & PERMISSION_BITS);
	}

	private static <T> T value(Map<String, Object> values, String name, Class<T> type) {
		return Objects.requireNonNull(type.cast(values.get(name)), name);
	}

	/**
	 * Number of the file within its file system, empty where the platform has none. No
	 * other file has it while anybody has this one open.
	 */
	String number() {
		return Objects.toString(this.key, "");
	}

	boolean isWritableByOthers() {
		return this.permissions != UNKNOWN && (this.permissions & OTHERS_WRITE_BITS) != 0;
	}

	/**
	 * Whether the file surely belongs to another user.
	 */
	boolean isForeign(int ownUid) {
		return this.uid != UNKNOWN && ownUid != UNKNOWN && this.uid != ownUid;
	}

	/**
	 * What is at a path.
	 */
	enum Type {

		/** A regular file. */
		FILE("a file"),

		/** A directory. */
		DIRECTORY("a directory"),

		/** A symbolic link. */
		LINK("a symbolic link"),

		/** A named pipe, socket or device. */
		OTHER("a named pipe, socket or device");

		private final String text;

		Type(String text) {
			this.text = text;
		}

		private static Type of(boolean file, boolean directory, boolean link) {
			if (file) {
				return FILE;
			}
			if (directory) {
				return DIRECTORY;
			}
			return link ? LINK : OTHER;
		}

		@Override
		public String toString() {
			return this.text;
		}

	}

	private record Inode(long device, long number) {

		@Override
		public String toString() {
			return Long.toString(this.number);
		}

	}

}
