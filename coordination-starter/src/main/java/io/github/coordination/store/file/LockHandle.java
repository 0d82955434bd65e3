/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.store.file;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * This worker's place in the queue for an election's lock: at most one of these states at
 * any time.
 * <ul>
 * <li>nothing: no handle, no thread;</li>
 * <li>behind another context of this JVM: no handle, a thread that waits until it has
 * closed its handle;</li>
 * <li>behind another process: a handle, a thread that waits in the kernel;</li>
 * <li>in front: a handle that has the lock.</li>
 * </ul>
 * <p>
 * <strong>Concurrency.</strong> Every method is called under the monitor of the
 * {@link FileElection} that owns it. The waiting thread takes no monitor of ours: it only
 * publishes the lock in {@link LockFile} and calls back.
 */
final class LockHandle {

	private static final int MAX_ATTEMPTS = 4;

	private static final Duration SIGNS = Duration.ofSeconds(1);

	private final String election;

	private final FileName name;

	private final StateDirectory directory;

	private final Platform platform;

	private JvmLocks.@Nullable Entry entry;

	private @Nullable LockFile file;

	private @Nullable LockWaiter waiter;

	private String realPath = "";

	private Instant lastGiven = Instant.EPOCH;

	private @Nullable Boolean alone;

	LockHandle(String election, FileName name, StateDirectory directory, Platform platform) {
		this.election = election;
		this.name = name;
		this.directory = directory;
		this.platform = platform;
	}

	/**
	 * Get the lock if nobody has it.
	 * @param mayBeFree called when another try is worthwhile; without it no thread waits
	 * @return whether this worker has the lock that all others contend for
	 * @throws UnusableFileException if the files cannot be trusted
	 */
	boolean tryLock(@Nullable Runnable mayBeFree) throws IOException {
		String doubt = null;
		for (int i = 0; i < MAX_ATTEMPTS; i++) {
			LockFile present = present();
			if (present == null || !locked(present)) {
				await(present, mayBeFree);
				return false;
			}
			doubt = present.doubt();
			if (doubt == null) {
				return true;
			}
			drop();
		}
		throw new IOException("the lock of election %s does not last: %s".formatted(this.election, doubt));
	}

	/**
	 * The handle of the file that others find now.
	 * @return the handle, or {@code null} if another context of this JVM has one
	 */
	private @Nullable LockFile present() throws IOException {
		if (this.file != null && this.file.misplaced() != null) {
			drop();
		}
		if (this.file == null) {
			this.realPath = this.directory.restore().resolve(this.name.lockFile()).toString();
			this.entry = JvmLocks.enter(this.realPath);
			if (this.entry != null) {
				this.file = LockFile.open(lockFile(), this.platform.proc(), this.name.lockPosition());
				stopWaiter();
			}
		}
		return this.file;
	}

	/**
	 * The waiter is looked at first: it publishes the lock before it says that it waits
	 * no longer.
	 */
	private boolean locked(LockFile present) throws IOException {
		boolean waiting = isWaiting();
		return present.isLocked() || (!waiting && present.tryLock());
	}

	private void await(@Nullable LockFile present, @Nullable Runnable mayBeFree) throws IOException {
		if (isWaiting() || (present != null && present.overlaps())) {
			return;
		}
		if (mayBeFree == null) {
			drop();
			return;
		}
		LockWaiter.Wait wait = (present != null) ? (waiter) -> present.lock() : new JvmLocks.Turn(this.realPath);
		this.waiter = LockWaiter.start(this.election, wait, mayBeFree);
	}

	private boolean isWaiting() {
		return this.waiter != null && this.waiter.isWaiting();
	}

	/**
	 * Whether this worker surely still has the lock.
	 * @return {@code null} if it has, else a clause that says what happened
	 */
	@Nullable String doubt() throws IOException {
		return (this.file != null) ? this.file.doubt() : "the lock is not held";
	}

	/**
	 * Leave a sign of life for whoever takes over after a crash, once a second: the
	 * file's time. It decides about no term, so one that cannot be given ends none.
	 */
	void giveSign(Instant now) {
		boolean due = now.isAfter(this.lastGiven.plus(SIGNS));
		if (due && lockFile().path().toFile().setLastModified(now.toEpochMilli())) {
			this.lastGiven = now;
		}
	}

	/**
	 * When the former primary was last seen alive.
	 */
	Instant lastSign() throws IOException {
		return Files.getLastModifiedTime(lockFile().path()).toInstant();
	}

	/**
	 * Number of the lock file, empty without one.
	 */
	String number() {
		return (this.file != null) ? this.file.number() : "";
	}

	/**
	 * Whether it is proven that no process can believe in a term of which no record is
	 * left. Looked up once per lock.
	 */
	boolean isAlone() {
		if (this.alone == null) {
			this.alone = new OtherHolders(this.platform.proc()).noneAt(this.name.lockPosition());
		}
		return this.alone;
	}

	/**
	 * Leave the queue: close the handle, which lets go of the lock, then let another
	 * context of this JVM open its own.
	 */
	void drop() throws IOException {
		stopWaiter();
		LockFile closing = this.file;
		JvmLocks.Entry leaving = this.entry;
		this.file = null;
		this.entry = null;
		this.alone = null;
		try {
			if (closing != null) {
				closing.close();
			}
		}
		finally {
			if (leaving != null) {
				leaving.leave();
			}
		}
	}

	/**
	 * Wait no more, and tell nobody any more. Until then a waiter that has got the lock
	 * goes on telling so for a while, because the former primary's process may not yet
	 * count as dead.
	 */
	void stopWaiter() {
		if (this.waiter != null) {
			this.waiter.stop();
			this.waiter = null;
		}
	}

	private StateFile lockFile() {
		return new StateFile(this.directory.path().resolve(this.name.lockFile()), this.platform.uid(),
				this.platform.report());
	}

}
