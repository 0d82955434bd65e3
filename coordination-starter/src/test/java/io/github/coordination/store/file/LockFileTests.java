/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.store.file;

import java.nio.channels.AsynchronousCloseException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.github.coordination.faults.ChildJvm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * The handle of the lock, and how it notices what happens to it.
 */
class LockFileTests {

	private static final long PLACE = FileName.of(Shop.NAME, "primary").lockPosition();

	@TempDir
	private Path directory;

	private Path path;

	private LockFile file;

	@BeforeEach
	void openFile() throws Exception {
		this.path = this.directory.resolve(Shop.LOCK_FILE);
		this.file = open("/proc");
	}

	@AfterEach
	void closeFile() throws Exception {
		this.file.close();
	}

	private LockFile open(String proc) throws Exception {
		return LockFile.open(new StateFile(this.path, FileFacts.UNKNOWN, Records.UNTOLD), new Proc(Path.of(proc)),
				PLACE);
	}

	@Test
	void lockThatIsNotHeldIsInDoubt() throws Exception {
		assertThat(this.file.isLocked()).isFalse();
		assertThat(this.file.doubt()).isEqualTo("the lock is not held");
	}

	@Test
	void heldLockIsBeyondDoubt() throws Exception {
		assertThat(this.file.tryLock()).isTrue();
		assertThat(this.file.doubt()).isNull();
		assertThat(this.file.doubt()).isNull();
		assertThat(this.path).isEmptyFile();
	}

	@Test
	void lockThatTheKernelDroppedIsNoticed() throws Exception {
		this.file.tryLock();
		assertThat(this.file.doubt()).isNull();
		FileChannel.open(this.path, StandardOpenOption.READ).close();
		assertThat(this.file.doubt()).startsWith("the kernel has dropped the lock");
	}

	@Test
	void lockThatTheKernelDroppedBeforeTheFirstCheckIsNoticed() throws Exception {
		this.file.tryLock();
		Files.readAllBytes(this.path);
		assertThat(this.file.doubt()).startsWith("the kernel has dropped the lock");
	}

	@Test
	void whereTheKernelDoesNotTellOnlyTheFileIsChecked() throws Exception {
		this.file.close();
		this.file = open("/no/such/proc");
		this.file.tryLock();
		assertThat(this.file.doubt()).isNull();
		Files.readAllBytes(this.path);
		assertThat(this.file.doubt()).isNull();
		Files.delete(this.path);
		assertThat(this.file.doubt()).isEqualTo("the lock file was removed");
	}

	@Test
	void removedFileIsNoticed() throws Exception {
		this.file.tryLock();
		Files.delete(this.path);
		assertThat(this.file.doubt()).isEqualTo("the lock file was removed");
	}

	@Test
	void replacedFileIsNoticed() throws Exception {
		this.file.tryLock();
		Path other = Files.createFile(this.directory.resolve("other"));
		Files.move(other, this.path, StandardCopyOption.REPLACE_EXISTING);
		assertThat(this.file.misplaced()).isEqualTo("the lock file was replaced");
		assertThat(this.file.doubt()).isEqualTo("the lock file was replaced");
	}

	@Test
	void removedDirectoryIsNoticed() throws Exception {
		this.file.tryLock();
		Path moved = this.directory.resolveSibling(this.directory.getFileName() + "-moved");
		Files.move(this.directory, moved);
		assertThat(this.file.doubt()).isEqualTo("the lock file was removed");
		Files.move(moved, this.directory);
		assertThat(this.file.doubt()).isNull();
	}

	@Test
	void hardLinkIsNoticed() throws Exception {
		this.file.tryLock();
		Files.createLink(this.directory.resolve("other"), this.path);
		assertThat(this.file.doubt()).isEqualTo("the lock file has 2 hard links");
	}

	@Test
	void hardLinkThatIsMadeBetweenTwoChecksIsNoticedWithinFour() throws Exception {
		this.file.tryLock();
		assertThat(this.file.doubt()).isNull();
		Files.createLink(this.directory.resolve("other"), this.path);
		List<String> doubts = new ArrayList<>();
		for (int i = 0; i < 4; i++) {
			doubts.add(this.file.doubt());
		}
		assertThat(doubts).contains("the lock file has 2 hard links");
	}

	@Test
	void fileThatIsReplacedOrRemovedBetweenTwoChecksIsNoticedInTheNext() throws Exception {
		this.file.tryLock();
		for (int i = 0; i < 5; i++) {
			assertThat(this.file.doubt()).isNull();
			Path moved = Files.move(this.path, this.directory.resolve("moved"));
			assertThat(this.file.doubt()).isEqualTo("the lock file was removed");
			Files.createFile(this.path);
			assertThat(this.file.doubt()).isEqualTo("the lock file was replaced");
			Files.move(moved, this.path, StandardCopyOption.REPLACE_EXISTING);
		}
	}

	@Test
	void handleThatOverlapsAnotherOfThisJvmDoesNotDropItsLockWhenClosed() throws Exception {
		this.file.tryLock();
		LockFile other = open("/proc");
		assertThat(other.tryLock()).isFalse();
		assertThat(other.overlaps()).isTrue();
		other.close();
		assertThat(this.file.doubt()).isNull();
		this.file.close();
		this.file = open("/proc");
		assertThat(this.file.tryLock()).isTrue();
		assertThat(this.file.overlaps()).isFalse();
	}

	@Test
	void waitInTheKernelEndsWithTheOtherProcess() throws Exception {
		try (ChildJvm other = ChildJvm.start(LockHolderMain.class, this.path.toString(), Long.toString(PLACE))) {
			other.await("locked");
			assertThat(this.file.tryLock()).isFalse();
			assertThat(this.file.overlaps()).isFalse();
			FutureTask<Boolean> wait = new FutureTask<>(() -> {
				this.file.lock();
				return true;
			});
			new Thread(wait, "waits for another process").start();
			other.kill();
			assertThat(wait.get(20, TimeUnit.SECONDS)).isTrue();
			assertThat(this.file.isLocked()).isTrue();
			assertThat(this.file.doubt()).isNull();
		}
	}

	@Test
	void closeEndsAWaitInTheKernelWithoutTheLock() throws Exception {
		try (ChildJvm other = ChildJvm.start(LockHolderMain.class, this.path.toString(), Long.toString(PLACE))) {
			other.await("locked");
			FutureTask<Boolean> wait = new FutureTask<>(() -> {
				this.file.lock();
				return true;
			});
			Thread thread = new Thread(wait, "waits for another process");
			thread.start();
			Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> isInTheKernel(thread));
			this.file.close();
			assertThatExceptionOfType(ExecutionException.class).isThrownBy(() -> wait.get(20, TimeUnit.SECONDS))
				.withCauseInstanceOf(AsynchronousCloseException.class);
			assertThat(this.file.isLocked()).isFalse();
			assertThat(LockProbeMain.probe(this.path)).isEqualTo("locked");
		}
	}

	private static boolean isInTheKernel(Thread thread) {
		StackTraceElement[] stack = thread.getStackTrace();
		return stack.length > 0 && stack[0].getMethodName().equals("lock0");
	}

	@Test
	void closeLetsGoOfTheLock() throws Exception {
		this.file.tryLock();
		this.file.close();
		assertThat(this.file.isLocked()).isFalse();
		this.file = open("/proc");
		assertThat(this.file.tryLock()).isTrue();
	}

	@Test
	void garbageInTheFileIsHarmlessAndKept() throws Exception {
		Files.writeString(this.path, "garbage", StandardOpenOption.WRITE);
		assertThat(this.file.tryLock()).isTrue();
		assertThat(this.file.doubt()).isNull();
		this.file.close();
		assertThat(this.path).hasContent("garbage");
	}

}
