/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.store.file;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.github.coordination.faults.ChildJvm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

/**
 * One worker's place in the queue for an election.
 */
class LockHandleTests {

	private static final FileName NAME = FileName.of(Shop.NAME, "primary");

	@TempDir
	private Path temporary;

	private FakeProc machine;

	private LockHandle handle;

	@BeforeEach
	void createHandle() throws Exception {
		this.machine = new FakeProc(this.temporary.resolve("proc"));
		this.handle = handle();
	}

	@AfterEach
	void dropHandle() throws Exception {
		this.handle.drop();
	}

	private LockHandle handle() throws IOException {
		Platform platform = new Platform(this.machine.proc(), FileFacts.of(this.temporary).uid(), "/",
				new FileSystemCheck((path) -> "ext4"), SlotFile.Disk.REAL, InstantSource.system(), Records.UNTOLD);
		return new LockHandle("primary", NAME, StateDirectory.of(directory().toString(), platform), platform);
	}

	private Path directory() {
		return this.temporary.resolve("state");
	}

	private Path lockFile() {
		return directory().resolve(NAME.lockFile());
	}

	@Test
	void handleWithoutLockIsInDoubtAndHasNoNumber() throws Exception {
		assertThat(this.handle.doubt()).isEqualTo("the lock is not held");
		assertThat(this.handle.number()).isEmpty();
	}

	@Test
	void numberIsThatOfTheLockedFile() throws Exception {
		assertThat(this.handle.tryLock(null)).isTrue();
		assertThat(this.handle.number()).isEqualTo(FileFacts.of(lockFile()).number()).isNotEmpty();
		assertThat(this.handle.doubt()).isNull();
	}

	@Test
	void lockThatNeverLastsIsNoLockAndLeavesNoHandle() throws Exception {
		Files.createDirectory(this.machine.root().resolve("self/fdinfo"));
		assertThatIOException().isThrownBy(() -> this.handle.tryLock(null))
			.withMessageStartingWith("the lock of election primary does not last: the kernel has dropped the lock");
		assertThat(this.handle.number()).isEmpty();
		assertThat(LockProbeMain.probe(lockFile())).isEqualTo("free");
	}

	@Test
	void lockOfAFileThatWasReplacedSinceIsGivenUpForTheNewOne() throws Exception {
		this.handle.tryLock(null);
		String former = this.handle.number();
		Path other = Files.createFile(this.temporary.resolve("other"), StateFile.mode(this.temporary, "rw-------"));
		Files.move(lockFile(), this.temporary.resolve("moved"));
		Files.move(other, lockFile());
		assertThat(this.handle.tryLock(null)).isTrue();
		assertThat(this.handle.number()).isNotEqualTo(former).isEqualTo(FileFacts.of(lockFile()).number());
		assertThat(LockProbeMain.probe(lockFile())).isEqualTo("locked");
		assertThat(LockProbeMain.probe(this.temporary.resolve("moved"))).isEqualTo("free");
	}

	/**
	 * The process that has the lock of the former file may hang for ever.
	 */
	@Test
	void waitForAFileThatWasMovedIsGivenUpForTheNewOne() throws Exception {
		this.handle.tryLock(null);
		this.handle.drop();
		try (ChildJvm other = ChildJvm.start(LockHolderMain.class, lockFile().toString(),
				Long.toString(NAME.lockPosition()))) {
			other.await("locked");
			assertThat(this.handle.tryLock(() -> {
			})).isFalse();
			Path moved = Files.move(lockFile(), this.temporary.resolve("moved"));
			assertThat(this.handle.tryLock(() -> {
			})).isTrue();
			assertThat(this.handle.number()).isEqualTo(FileFacts.of(lockFile()).number());
			assertThat(LockProbeMain.probe(moved)).isEqualTo("locked");
		}
	}

	/**
	 * The kernel lets go of the lock of a process that was killed an instant before that
	 * process counts as dead.
	 */
	@Test
	void wakeUpComesAgainUntilTheWaiterIsStopped() throws Exception {
		this.handle.tryLock(null);
		this.handle.drop();
		Semaphore told = new Semaphore(0);
		try (ChildJvm other = ChildJvm.start(LockHolderMain.class, lockFile().toString(),
				Long.toString(NAME.lockPosition()))) {
			other.await("locked");
			assertThat(this.handle.tryLock(told::release)).isFalse();
		}
		assertThat(told.tryAcquire(60, TimeUnit.SECONDS)).isTrue();
		assertThat(this.handle.tryLock(told::release)).isTrue();
		assertThat(told.tryAcquire(4, 60, TimeUnit.SECONDS)).isTrue();
		assertThat(this.handle.tryLock(told::release)).isTrue();
	}

	@Test
	void handleIsClosedBeforeAnotherOfThisJvmMayBeOpened() throws Exception {
		List<List<Path>> open = new ArrayList<>();
		Properties former = System.getProperties();
		Properties watched = new Properties() {

			@Override
			public synchronized Object remove(Object key) {
				if (key.toString().endsWith(lockFile().toString())) {
					open.add(openHandles());
				}
				return super.remove(key);
			}

		};
		watched.putAll(former);
		System.setProperties(watched);
		try {
			assertThat(this.handle.tryLock(null)).isTrue();
			assertThat(openHandles()).hasSize(1);
			this.handle.drop();
		}
		finally {
			System.setProperties(former);
		}
		assertThat(open).containsExactly(List.of());
	}

	private List<Path> openHandles() {
		try {
			Object key = FileFacts.of(lockFile()).key();
			List<Path> found = new ArrayList<>();
			for (Path descriptor : new Proc(Path.of("/proc")).descriptors(NAME.lockFile())) {
				FileFacts facts = FileFacts.following(descriptor);
				if (facts != null && facts.key().equals(key)) {
					found.add(descriptor);
				}
			}
			return found;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	@Test
	void proofIsLookedUpAfreshForEveryLock() throws Exception {
		this.handle.tryLock(null);
		this.machine.locks(FakeProc.ownLock(NAME.lockPosition()));
		assertThat(this.handle.isAlone()).isTrue();
		this.machine.locks();
		assertThat(this.handle.isAlone()).as("once per lock").isTrue();
		this.handle.drop();
		this.handle.tryLock(null);
		assertThat(this.handle.isAlone()).isFalse();
	}

	@Test
	void dropLetsAnotherHandleOfThisJvmHaveTheLock() throws Exception {
		LockHandle other = handle();
		assertThat(this.handle.tryLock(null)).isTrue();
		assertThat(other.tryLock(null)).isFalse();
		this.handle.drop();
		this.handle.drop();
		assertThat(other.tryLock(null)).isTrue();
		other.drop();
	}

}
