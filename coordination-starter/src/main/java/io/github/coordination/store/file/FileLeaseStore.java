/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.store.file;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import org.jspecify.annotations.Nullable;

import io.github.coordination.lease.Attempt;
import io.github.coordination.lease.Consistency;
import io.github.coordination.lease.Lease;
import io.github.coordination.lease.LeaseDefaults;
import io.github.coordination.lease.LeaseRequest;
import io.github.coordination.lease.LeaseStore;
import io.github.coordination.lease.Renewal;
import io.github.coordination.lease.Scope;
import io.github.coordination.lease.Subscription;

/**
 * Elects among the workers of one user on one host. The lock of the operating system is
 * the lease: the kernel ends it with the process, and wakes the next worker. Each
 * election is a world of its own, see {@link FileElection}.
 */
final class FileLeaseStore implements LeaseStore {

	private static final LeaseDefaults DEFAULTS = new LeaseDefaults(Duration.ofSeconds(3), Duration.ofMillis(250));

	private final String application;

	private final StateDirectory directory;

	private final Platform platform;

	private final Map<String, FileElection> elections = new ConcurrentHashMap<>();

	/**
	 * Open the store, and see that its directory can be trusted.
	 * @param application name of the application
	 * @param directory value of {@code coordination.file.directory}, {@code null} if not
	 * set
	 * @param platform the machine
	 * @throws UnusableFileException if it cannot
	 */
	FileLeaseStore(String application, @Nullable String directory, Platform platform) {
		this.application = application;
		this.platform = platform;
		this.directory = StateDirectory.of(directory, platform);
		try {
			this.directory.prepare();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		String warning = platform.fileSystems().warning(this.directory.path());
		if (warning != null) {
			platform.report().accept(warning);
		}
	}

	@Override
	public Attempt tryAcquire(LeaseRequest request) {
		return election(request.election()).tryAcquire(request);
	}

	@Override
	public Renewal renew(Lease lease) {
		return election(lease.election()).renew(lease);
	}

	@Override
	public void release(Lease lease) {
		release(lease, Duration.ZERO);
	}

	@Override
	public void release(Lease lease, Duration quiet) {
		election(lease.election()).release(lease, quiet);
	}

	@Override
	public Subscription watch(String election, Runnable mayBeFree) {
		return election(election).watch(mayBeFree);
	}

	@Override
	public boolean wakesUp() {
		return true;
	}

	private FileElection election(String name) {
		return this.elections.computeIfAbsent(name, (election) -> new FileElection(election,
				FileName.of(this.application, election), this.directory, this.platform));
	}

	@Override
	public LeaseDefaults defaults() {
		return DEFAULTS;
	}

	@Override
	public Scope scope() {
		return Scope.HOST;
	}

	@Override
	public Consistency consistency() {
		return Consistency.SINGLE_NODE;
	}

	@Override
	public String name() {
		return "file";
	}

	@Override
	public String identity() {
		return this.directory.path() + "/" + this.application;
	}

	@Override
	public void close() {
		this.elections.values().forEach(FileElection::close);
	}

}
