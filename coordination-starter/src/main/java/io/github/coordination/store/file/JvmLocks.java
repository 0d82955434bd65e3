/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.store.file;

import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * Lets one handle of a lock file exist in this JVM, whoever opens it: closing any other
 * handle of the file would silently drop the lock of the operating system.
 * <p>
 * <strong>Concurrency.</strong> Two contexts, and two class loaders with a copy of this
 * class each, must agree, so everything lives in what the JVM itself has only once: the
 * entry of a file is a system property, and the monitor that guards it is the property's
 * name, interned. Both are plain strings, since other code assumes that of all system
 * properties.
 */
final class JvmLocks {

	private static final String PREFIX = "io.github.coordination.store.file:";

	private JvmLocks() {
	}

	/**
	 * Enter before opening a lock file.
	 * @param path the file's real path
	 * @return the entry to leave after closing, or {@code null} if there is another
	 * handle
	 */
	static @Nullable Entry enter(String path) {
		String key = key(path);
		synchronized (key) {
			if (System.getProperty(key) != null) {
				return null;
			}
			String mine = UUID.randomUUID().toString();
			System.setProperty(key, mine);
			return new Entry(key, mine);
		}
	}

	private static String key(String path) {
		return (PREFIX + path).intern();
	}

	/**
	 * A wait until the other handle of a lock file is closed.
	 *
	 * @param path the file's real path
	 */
	record Turn(String path) implements LockWaiter.Wait {

		@Override
		public void await(LockWaiter waiter) throws InterruptedException {
			String key = key(this.path);
			synchronized (key) {
				while (!waiter.isStopped() && System.getProperty(key) != null) {
					key.wait();
				}
			}
		}

		@Override
		public void cancel() {
			String key = key(this.path);
			synchronized (key) {
				key.notifyAll();
			}
		}

	}

	/**
	 * The right to have the one handle of a lock file.
	 *
	 * @param key name of the system property, interned
	 * @param owner its value
	 */
	record Entry(String key, String owner) {

		/**
		 * Leave, after the handle was closed. Idempotent.
		 */
		void leave() {
			synchronized (this.key) {
				if (this.owner.equals(System.getProperty(this.key))) {
					System.clearProperty(this.key);
					this.key.notifyAll();
				}
			}
		}

	}

}
