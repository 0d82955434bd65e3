/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.store.file;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

import io.github.coordination.lease.LeaseStore;
import io.github.coordination.lease.contract.LeaseStoreContract;

/**
 * The file store keeps to the contract, on a machine that shows all its processes. Each
 * worker has a store of its own in this JVM, as a second context has.
 */
class FileLeaseStoreContractTests extends LeaseStoreContract {

	/** So that no other test run of this machine has a lock at the same place. */
	private final String application = "contract-" + UUID.randomUUID();

	@TempDir
	private Path temporary;

	private Instant now = Instant.parse("2026-01-01T00:00:00Z");

	private Platform platform;

	@BeforeEach
	void createMachine() throws Exception {
		Proc proc = FakeProc.realButSeeingAll(this.temporary.resolve("proc"));
		this.platform = new Platform(proc, FileFacts.of(this.temporary).uid(), "/",
				new FileSystemCheck((path) -> "ext4"), SlotFile.Disk.REAL, () -> this.now, Records.UNTOLD);
	}

	private Path directory() {
		return this.temporary.resolve("state");
	}

	private Path slotFile(String election) {
		return directory().resolve(FileName.of(this.application, election).slotFile());
	}

	@Override
	protected LeaseStore create() {
		return new FileLeaseStore(this.application, directory().toString(), this.platform);
	}

	/**
	 * The kernel knows by its locks who lives.
	 */
	@Override
	protected boolean judgesExpiryByClock() {
		return false;
	}

	@Override
	protected boolean provesThatNobodyHolds() {
		return true;
	}

	@Override
	protected void passTime(Duration duration) {
		this.now = this.now.plus(duration);
	}

	/**
	 * The lock and what is written under it are the record.
	 */
	@Override
	protected void deleteRecord(String election) throws IOException {
		Files.delete(directory().resolve(FileName.of(this.application, election).lockFile()));
		Files.delete(slotFile(election));
	}

	@Override
	protected void damageRecord(String election) throws IOException {
		Files.write(slotFile(election), "x".repeat(4096).getBytes(StandardCharsets.US_ASCII));
	}

}
