/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.store.file;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.attribute.BasicFileAttributeView;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

import org.jspecify.annotations.Nullable;

/**
 * This JVM's one handle of a lock file.
 * <p>
 * The lock covers one byte far behind the file's end, at a place made from the election's
 * name, so that the kernel's list of locks shows who holds a lock of this very election,
 * on whatever file and under whatever name. The file stays empty and nobody reads it.
 * <p>
 * <strong>Concurrency.</strong> One thread opens, tries, checks and closes. At most one
 * other thread, the waiter, is in {@link #lock()}; closing the handle ends that wait. The
 * lock is published through a volatile field.
 */
final class LockFile implements AutoCloseable {

	/**
	 * Handles that must not be closed, because this JVM has another one that
	 * {@link JvmLocks} does not know of: the same directory mounted twice, or system
	 * properties that somebody replaced.
	 */
	private static final Queue<FileChannel> KEPT_OPEN = new ConcurrentLinkedQueue<>();

	private static final int LOOKS = 4;

	private final StateFile file;

	private final Proc proc;

	private final boolean showsLocks;

	private final BasicFileAttributeView look;

	private final @Nullable Object identity;

	private final FileChannel channel;

	private final FileFacts facts;

	private final long position;

	private volatile @Nullable FileLock lock;

	private @Nullable OwnDescriptor descriptor;

	private boolean confirmed;

	private boolean overlaps;

	private int looks;

	private LockFile(StateFile file, Proc proc, FileChannel channel, FileFacts facts, long position)
			throws IOException {
		this.file = file;
		this.proc = proc;
		this.channel = channel;
		this.facts = facts;
		this.position = position;
		this.showsLocks = proc.showsLocks();
		this.descriptor = this.showsLocks ? findDescriptor() : null;
		this.look = Files.getFileAttributeView(file.path(), BasicFileAttributeView.class, LinkOption.NOFOLLOW_LINKS);
		this.identity = this.look.readAttributes().fileKey();
	}

	/**
	 * Open the lock file, and create it if it is not there.
	 */
	static LockFile open(StateFile file, Proc proc, long position) throws IOException {
		FileChannel channel = file.openOrCreate();
		LockFile opened = null;
		try {
			FileFacts facts = file.look();
			if (facts == null) {
				throw new IOException(file.path() + " was removed while it was being opened");
			}
			opened = new LockFile(file, proc, channel, facts, position);
			return opened;
		}
		finally {
			if (opened == null) {
				channel.close();
			}
		}
	}

	/**
	 * Try to get the lock without waiting.
	 * @return whether this handle holds it now
	 */
	boolean tryLock() throws IOException {
		try {
			this.lock = this.channel.tryLock(this.position, 1, false);
		}
		catch (OverlappingFileLockException ex) {
			this.overlaps = true;
		}
		return this.lock != null;
	}

	/**
	 * Wait in the kernel until this handle holds the lock. {@link #close()} ends the
	 * wait.
	 * @throws IOException if the handle was closed, or the kernel refuses to wait because
	 * two processes wait for a lock of each other
	 */
	void lock() throws IOException {
		this.lock = this.channel.lock(this.position, 1, false);
	}

	/**
	 * Number of the file, which no other lock file has while this handle is open.
	 */
	String number() {
		return this.facts.number();
	}

	boolean isLocked() {
		return this.lock != null;
	}

	/**
	 * Whether another handle of this JVM, unknown to {@link JvmLocks}, has the lock.
	 */
	boolean overlaps() {
		return this.overlaps;
	}

	/**
	 * Whether the file is still the one that others find under its path.
	 * @return {@code null} if it is, else a clause that says what happened
	 */
	@Nullable String misplaced() throws IOException {
		FileFacts facts = FileFacts.of(this.file.path());
		if (facts == null) {
			return "the lock file was removed";
		}
		if (!Objects.equals(facts.key(), this.facts.key())) {
			return "the lock file was replaced";
		}
		return (facts.links() != 1) ? "the lock file has " + facts.links() + " hard links" : null;
	}

	/**
	 * Whether this handle surely holds the lock that others contend for.
	 * @return {@code null} if it does, else a clause that says what happened
	 */
	@Nullable String doubt() throws IOException {
		if (this.lock == null) {
			return "the lock is not held";
		}
		if (this.showsLocks && !kernelShowsLock()) {
			return "the kernel has dropped the lock, as it does when the lock file is opened and closed elsewhere in this JVM";
		}
		return (isInPlace() && this.looks++ % LOOKS != 0) ? null : misplaced();
	}

	/**
	 * A look at the identity only, which costs a third of one at the links, too: so those
	 * are counted in every fourth check.
	 */
	private boolean isInPlace() throws IOException {
		try {
			return this.identity != null && this.identity.equals(this.look.readAttributes().fileKey());
		}
		catch (NoSuchFileException ex) {
			return false;
		}
	}

	/**
	 * The descriptor was found before it had the lock. If this JVM has another handle of
	 * the file, it may be that one's.
	 */
	private boolean kernelShowsLock() throws IOException {
		if (!this.confirmed && !showsLock()) {
			closeDescriptor();
			this.descriptor = findDescriptor();
		}
		boolean shown = showsLock();
		this.confirmed |= shown;
		return shown;
	}

	private boolean showsLock() throws IOException {
		return this.descriptor != null && this.descriptor.showsLock();
	}

	private @Nullable OwnDescriptor findDescriptor() throws IOException {
		return OwnDescriptor.find(this.proc, this.file.path(), this.facts.key());
	}

	private void closeDescriptor() throws IOException {
		OwnDescriptor closing = this.descriptor;
		this.descriptor = null;
		if (closing != null) {
			closing.close();
		}
	}

	/**
	 * Let go of the lock and of the file.
	 */
	@Override
	public void close() throws IOException {
		if (this.overlaps && this.lock == null) {
			KEPT_OPEN.add(this.channel);
			return;
		}
		this.lock = null;
		try {
			closeDescriptor();
		}
		finally {
			this.channel.close();
		}
	}

}
