/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;
import org.springframework.core.env.Environment;

import io.github.coordination.election.StoreStatus;
import io.github.coordination.lease.Consistency;
import io.github.coordination.lease.Scope;

/**
 * Finds out whether a store that reaches one host is used where each instance is likely
 * to have a host of its own, so that every instance would be primary; and says so where a
 * store may lose what it acknowledged.
 *
 * @since 0.1.0
 */
public final class StoreScopeWarning {

	private static final String OVERLAY = "overlay";

	private final Environment environment;

	private final Function<Path, String> fileSystemType;

	/**
	 * Create the check.
	 * @param environment tells the platform
	 */
	public StoreScopeWarning(Environment environment) {
		this(environment, StoreScopeWarning::fileSystemType);
	}

	StoreScopeWarning(Environment environment, Function<Path, String> fileSystemType) {
		this.environment = environment;
		this.fileSystemType = fileSystemType;
	}

	/**
	 * What to warn about. Looks at the platform and at the file system, so ask once.
	 * @param store the store
	 * @return one sentence, or {@code null} if there is nothing to warn about
	 */
	public @Nullable String of(StoreStatus store) {
		if (store.consistency() == Consistency.ASYNCHRONOUS_REPLICA) {
			return ("The store %s may forget a term when it restarts or fails over to a replica, so two workers may be "
					+ "primary for a while: write the epoch with what must not be done twice.")
				.formatted(LogText.store(store.name(), store.identity()));
		}
		if (store.scope() != Scope.HOST) {
			return null;
		}
		IsolatingPlatform platform = IsolatingPlatform.likely(this.environment);
		if (platform != null) {
			return ("The store %s reaches one host only, but on %s each instance has a host of its own, so each "
					+ "may be primary: set coordination.store to a store that all instances reach.")
				.formatted(LogText.store(store.name(), store.identity()), platform.text());
		}
		if (isOnOverlay(store.identity())) {
			return ("The store %s lies on an overlay file system, which belongs to one container, so each container "
					+ "may have its own primary: put it on a volume that all instances share, or set "
					+ "coordination.store to a store that all instances reach.")
				.formatted(LogText.store(store.name(), store.identity()));
		}
		return null;
	}

	private boolean isOnOverlay(String identity) {
		try {
			Path path = Path.of(identity);
			return path.isAbsolute() && this.fileSystemType.apply(path).startsWith(OVERLAY);
		}
		catch (InvalidPathException ex) {
			return false;
		}
	}

	/**
	 * Type of the file system of a path or else of its parent, empty if it cannot be
	 * told: a warning is no reason to fail.
	 */
	private static String fileSystemType(Path path) {
		try {
			Path parent = path.getParent();
			return Files.getFileStore((Files.exists(path) || parent == null) ? path : parent).type();
		}
		catch (IOException ex) {
			return "";
		}
	}

}
