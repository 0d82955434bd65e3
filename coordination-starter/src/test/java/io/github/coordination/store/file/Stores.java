/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.store.file;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

import io.github.coordination.lease.Attempt;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Stores of one application in one directory, at a time that stands still.
 */
final class Stores implements AutoCloseable {

	static final String ELECTION = "primary";

	static final Instant NOW = Instant.parse("2026-07-28T10:15:30.123Z");

	private final Path temporary;

	private final List<FileLeaseStore> opened = new ArrayList<>();

	private final List<String> told = new ArrayList<>();

	private FileSystemCheck.Types fileSystems = (path) -> "ext4";

	Stores(Path temporary) {
		this.temporary = temporary;
	}

	Path directory() {
		return this.temporary.resolve("state");
	}

	Path lockFile() {
		return directory().resolve(Shop.LOCK_FILE);
	}

	Path slotFile() {
		return directory().resolve(Shop.SLOT_FILE);
	}

	FileLeaseStore store() throws IOException {
		return store(Shop.NAME, new Proc(Path.of("/proc")), SlotFile.Disk.REAL);
	}

	FileLeaseStore store(SlotFile.Disk disk) throws IOException {
		return store(Shop.NAME, new Proc(Path.of("/proc")), disk);
	}

	FileLeaseStore storeOf(String application) throws IOException {
		return store(application, new Proc(Path.of("/proc")), SlotFile.Disk.REAL);
	}

	FileLeaseStore storeOn(FileSystemCheck.Types types) throws IOException {
		this.fileSystems = types;
		return store();
	}

	/**
	 * What the stores told the operator.
	 */
	List<String> told() {
		return this.told;
	}

	/**
	 * A store that cannot prove that nobody else believes.
	 */
	FileLeaseStore blindStore() throws IOException {
		return store(Shop.NAME, new Proc(this.temporary.resolve("none")), SlotFile.Disk.REAL);
	}

	private FileLeaseStore store(String application, Proc proc, SlotFile.Disk disk) throws IOException {
		Platform platform = new Platform(proc, FileFacts.of(this.temporary).uid(), "/",
				new FileSystemCheck(this.fileSystems), disk, InstantSource.fixed(NOW), this.told::add);
		FileLeaseStore store = new FileLeaseStore(application, directory().toString(), platform);
		this.opened.add(store);
		return store;
	}

	static long granted(Attempt attempt) {
		assertThat(attempt).isInstanceOf(Attempt.Granted.class);
		return ((Attempt.Granted) attempt).epoch();
	}

	/**
	 * Let a worker begin a first term, or one after its own, whatever that takes.
	 */
	static long begin(FileLeaseStore store, String worker) {
		Attempt attempt = store.tryAcquire(Records.ifFree(ELECTION, worker, 0));
		if (attempt instanceof Attempt.Free free) {
			attempt = store.tryAcquire(Records.replace(ELECTION, worker, free.record()));
		}
		return granted(attempt);
	}

	@Override
	public void close() {
		this.opened.forEach(FileLeaseStore::close);
	}

}
