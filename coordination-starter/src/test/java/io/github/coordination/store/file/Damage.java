/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.store.file;

import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Stream;

/**
 * What people and programs do to files while workers use them.
 */
enum Damage {

	LOCK_FILE_REMOVED {

		@Override
		void inflict(Path directory) throws IOException {
			Files.delete(directory.resolve(LOCK));
		}

	},

	LOCK_FILE_RENAMED {

		@Override
		void inflict(Path directory) throws IOException {
			Files.move(directory.resolve(LOCK), directory.resolve("x.bak"), StandardCopyOption.REPLACE_EXISTING);
		}

	},

	/**
	 * With the mode that a shell gives it.
	 */
	LOCK_FILE_REPLACED_BY_A_COPY {

		@Override
		void inflict(Path directory) throws IOException {
			Path copy = directory.resolve("copy");
			Files.createFile(copy, StateFile.mode(copy, "rw-r--r--"));
			Files.move(copy, directory.resolve(LOCK), StandardCopyOption.REPLACE_EXISTING);
		}

	},

	LOCK_FILE_LINKED {

		@Override
		void inflict(Path directory) throws IOException {
			Files.createLink(directory.resolve("link-" + System.nanoTime()), directory.resolve(LOCK));
		}

	},

	BOTH_FILES_REMOVED {

		@Override
		void inflict(Path directory) throws IOException {
			Files.delete(directory.resolve(LOCK));
			Files.delete(directory.resolve(SLOTS));
		}

	},

	BOTH_FILES_RENAMED {

		@Override
		void inflict(Path directory) throws IOException {
			LOCK_FILE_RENAMED.inflict(directory);
			Files.move(directory.resolve(SLOTS), directory.resolve("y.bak"), StandardCopyOption.REPLACE_EXISTING);
		}

	},

	DIRECTORY_REMOVED {

		@Override
		void inflict(Path directory) throws IOException {
			boolean removed = false;
			for (int i = 0; i < TRIES && !removed; i++) {
				removed = remove(directory);
			}
			if (!removed) {
				throw new IOException("Workers put files into " + directory + " faster than they are removed");
			}
		}

		/**
		 * A worker may make a file anew meanwhile.
		 */
		private static boolean remove(Path directory) throws IOException {
			try (Stream<Path> files = Files.list(directory)) {
				for (Path file : files.toList()) {
					Files.deleteIfExists(file);
				}
			}
			try {
				Files.delete(directory);
				return true;
			}
			catch (DirectoryNotEmptyException ex) {
				return false;
			}
		}

	},

	DIRECTORY_RENAMED {

		@Override
		void inflict(Path directory) throws IOException {
			Files.move(directory, directory.resolveSibling("moved-" + System.nanoTime()));
		}

	},

	DIRECTORY_REPLACED_BY_A_COPY {

		@Override
		void inflict(Path directory) throws IOException {
			Path moved = directory.resolveSibling("moved-" + System.nanoTime());
			Path copy = directory.resolveSibling("copy");
			Files.createDirectory(copy, StateFile.mode(copy, "rwx------"));
			for (String name : List.of(LOCK, SLOTS)) {
				Files.copy(directory.resolve(name), copy.resolve(name), StandardCopyOption.COPY_ATTRIBUTES);
			}
			Files.move(directory, moved);
			Files.move(copy, directory);
		}

	},

	/**
	 * As if from a backup that was made after an earlier term.
	 */
	DIRECTORY_REPLACED_BY_AN_OLDER_COPY {

		@Override
		void inflict(Path directory) throws IOException {
			String lockFile = FileFacts.of(directory.resolve(LOCK)).number();
			DIRECTORY_RENAMED.inflict(directory);
			Files.createDirectory(directory, StateFile.mode(directory, "rwx------"));
			Files.createFile(directory.resolve(LOCK), StateFile.mode(directory, "rw-------"));
			SlotFile slots = new SlotFile(new StateFile(directory.resolve(SLOTS), FileFacts.UNKNOWN, Records.UNTOLD),
					SlotFile.Disk.REAL);
			slots.write(slots.read(), Records.live(5).asReleased(), lockFile, Records.SINCE);
		}

	};

	static final int TRIES = 100;

	static final String LOCK = Shop.LOCK_FILE;

	static final String SLOTS = Shop.SLOT_FILE;

	abstract void inflict(Path directory) throws IOException;

}
