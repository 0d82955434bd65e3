/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.store.file;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

import io.github.coordination.lease.Attempt;
import io.github.coordination.lease.Claim;
import io.github.coordination.lease.Lease;
import io.github.coordination.lease.LeaseRecord;
import io.github.coordination.lease.LeaseRequest;
import io.github.coordination.lease.Renewal;
import io.github.coordination.lease.Subscription;

/**
 * One election of the file store: the lock says who may write the record, the record says
 * whether the former term is over.
 * <p>
 * <strong>Who has the lock is not yet primary.</strong> A lock can be had while a former
 * primary still believes: its lock file was removed, or its kernel dropped the lock. So a
 * lock is taken for a term at once only if the record says released; or if there is no
 * record of a term under this very lock file, this worker has never seen one, and it is
 * proven that no process can remember one. In every other case this worker keeps the lock
 * and tells the engine {@link Attempt.Free}; the engine's waiting rule decides. A record
 * that was written under another lock file proves nothing: somebody may have put an old
 * copy in its place.
 * <p>
 * <strong>A term that is lost keeps its handle.</strong> When a check fails, the engine
 * still believes for the instant until it reads the answer. The handle, by which other
 * processes see that somebody may believe, is closed by the next call only, which the
 * engine makes when the belief has ended.
 * <p>
 * <strong>Concurrency.</strong> The election thread tries, renews and releases; another
 * thread may cancel the watch or close the store. One monitor guards it all. It is never
 * held while the engine is called back.
 */
final class FileElection {

	private static final Renewal RENEWED = new Renewal.Renewed();

	private final LockHandle handle;

	private final SlotFile slots;

	private final Platform platform;

	private @Nullable Watch watch;

	private @Nullable Term term;

	private boolean rehearsed;

	FileElection(String election, FileName name, StateDirectory directory, Platform platform) {
		StateFile file = new StateFile(directory.path().resolve(name.slotFile()), platform.uid(), platform.report());
		this.handle = new LockHandle(election, name, directory, platform);
		this.slots = new SlotFile(file, platform.disk());
		this.platform = platform;
	}

	synchronized Attempt tryAcquire(LeaseRequest request) {
		boolean keep = false;
		try {
			if (isHeldByAnotherWorkerOfThisStore(request)) {
				keep = true;
				return held(request);
			}
			this.term = null;
			Attempt attempt = this.handle.tryLock(this.watch) ? claim(request) : held(request);
			keep = this.watch != null || this.term != null;
			return attempt;
		}
		catch (UnusableFileException ex) {
			return new Attempt.Refused(Objects.toString(ex.getMessage()));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		finally {
			if (!keep) {
				drop();
			}
		}
	}

	private boolean isHeldByAnotherWorkerOfThisStore(LeaseRequest request) throws IOException {
		return this.term != null && !this.term.record().holder().id().equals(request.holder().id())
				&& this.handle.doubt() == null;
	}

	private Attempt held(LeaseRequest request) throws IOException {
		if (!this.rehearsed) {
			this.rehearsed = true;
			LeaseRecord record = new LeaseRecord(request.holder(), 1, 0, request.lease(), false);
			this.slots.rehearse(new Term(record, Instant.EPOCH).record());
		}
		return new Attempt.Held(this.slots.read().record(), request.lease(), null);
	}

	private Attempt claim(LeaseRequest request) throws IOException {
		SlotFile.Content content = this.slots.read();
		LeaseRecord record = content.recordUnder(this.handle.number());
		if (!mayTake(request, record)) {
			return new Attempt.Free(record, null);
		}
		Instant now = this.platform.clock().instant();
		long epoch = nextEpoch(request, content, now);
		Duration vacancy = vacancy(content, now);
		Term begun = new Term(new LeaseRecord(request.holder(), epoch, 0, request.lease(), false), now);
		this.slots.write(content, begun.record(), this.handle.number(), now);
		String doubt = this.handle.doubt();
		if (doubt != null) {
			throw new IOException("the lock was lost while epoch %d was being written: %s".formatted(epoch, doubt));
		}
		this.term = begun;
		this.handle.stopWaiter();
		return new Attempt.Granted(epoch, vacancy);
	}

	/**
	 * Since the release, or since the last sign of life of a primary that left none.
	 */
	private @Nullable Duration vacancy(SlotFile.Content content, Instant now) throws IOException {
		LeaseRecord record = content.record();
		if (record == null) {
			return null;
		}
		Instant since = record.released() ? content.latest().since() : this.handle.lastSign();
		return since.isBefore(now) ? Duration.between(since, now) : Duration.ZERO;
	}

	private boolean mayTake(LeaseRequest request, @Nullable LeaseRecord record) {
		if (request.claim() instanceof Claim.Replace replace) {
			return Objects.equals(replace.expected(), record);
		}
		if (record == null) {
			return request.epochFloor() == 0 && this.handle.isAlone();
		}
		return record.released() && record.epoch() >= request.epochFloor();
	}

	/**
	 * An epoch above all that were granted. The wall clock helps where a record was lost,
	 * or replaced by an older one, while nobody was there to see it.
	 */
	private static long nextEpoch(LeaseRequest request, SlotFile.Content content, Instant now) {
		long known = Math.max(request.epochFloor(), (content.record() != null) ? content.record().epoch() : 0);
		return Math.max(known + 1, now.toEpochMilli());
	}

	synchronized Renewal renew(Lease lease) {
		Term current = this.term;
		if (current == null || !isCurrent(lease)) {
			return new Renewal.Lost("this worker no longer has the lock of epoch " + lease.epoch());
		}
		try {
			String doubt = this.handle.doubt();
			if (doubt == null) {
				rehearseRelease(current.record());
				this.handle.giveSign(this.platform.clock().instant());
				return RENEWED;
			}
			this.term = null;
			return new Renewal.Lost(doubt);
		}
		catch (IOException ex) {
			return new Renewal.Unknown("the lock cannot be checked: " + ex);
		}
	}

	/**
	 * What a first release would load, but nothing of the disk, which may hang.
	 */
	private void rehearseRelease(LeaseRecord record) {
		if (!this.rehearsed) {
			this.rehearsed = true;
			SlotFile.rehearseText(record.asReleased());
		}
	}

	synchronized void release(Lease lease, Duration quiet) {
		Term ended = this.term;
		if (ended == null || !isCurrent(lease)) {
			return;
		}
		try {
			if (this.handle.doubt() == null) {
				markReleased(ended, this.platform.clock().instant().minus(quiet));
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		finally {
			this.term = null;
			drop();
		}
	}

	/**
	 * Write the release of a term, also over a record that was damaged or removed during
	 * it; leave alone the record of any other term.
	 */
	private void markReleased(Term ended, Instant since) throws IOException {
		SlotFile.Content content = this.slots.read();
		LeaseRecord record = content.record();
		if (record == null || !content.isWhole() || record.equals(ended.record())) {
			this.slots.write(content, ended.record().asReleased(), this.handle.number(), since);
		}
	}

	private boolean isCurrent(Lease lease) {
		return this.term != null && this.term.record().epoch() == lease.epoch()
				&& this.term.record().holder().id().equals(lease.holder().id());
	}

	synchronized Subscription watch(Runnable mayBeFree) {
		Watch fresh = new Watch(mayBeFree);
		this.watch = fresh;
		return () -> cancel(fresh);
	}

	/**
	 * Stop standing. A lock that is kept for a later try would shut out everybody else; a
	 * term that was not released keeps its lock.
	 */
	private synchronized void cancel(Watch ended) {
		if (this.watch == ended) {
			this.watch = null;
			if (this.term == null) {
				drop();
			}
		}
	}

	synchronized void close() {
		this.watch = null;
		this.term = null;
		drop();
	}

	private void drop() {
		try {
			this.handle.drop();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * A term of this worker.
	 *
	 * @param record its record
	 * @param since when it began
	 */
	private record Term(LeaseRecord record, Instant since) {

	}

	/**
	 * The engine's wake-up; an identity of its own, since a call-back may be given twice.
	 */
	private static final class Watch implements Runnable {

		private final Runnable mayBeFree;

		Watch(Runnable mayBeFree) {
			this.mayBeFree = mayBeFree;
		}

		@Override
		public void run() {
			this.mayBeFree.run();
		}

	}

}
