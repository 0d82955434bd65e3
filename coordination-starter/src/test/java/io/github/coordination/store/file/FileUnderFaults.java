/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.store.file;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;

import io.github.coordination.faults.FaultyServer;
import io.github.coordination.faults.StoreFactory;
import io.github.coordination.faults.StoreUnderFaults;

/**
 * The directory of a host.
 */
public final class FileUnderFaults implements StoreUnderFaults {

	/**
	 * All but the backup from an earlier term, whose epochs nobody can tell from lost
	 * ones.
	 */
	private static final List<Damage> DAMAGES = List
		.copyOf(EnumSet.complementOf(EnumSet.of(Damage.DIRECTORY_REPLACED_BY_AN_OLDER_COPY)));

	private final Path directory;

	public FileUnderFaults(Path directory) {
		this.directory = directory;
	}

	@Override
	public Class<? extends StoreFactory> factory() {
		return FileStoreFactory.class;
	}

	/** The one whose files {@link Damage} knows; each run has a directory of its own. */
	@Override
	public String application(String run) {
		return Shop.NAME;
	}

	@Override
	public List<String> arguments(String run, int port) {
		return List.of(this.directory.resolve(run).toString());
	}

	@Override
	public Optional<FaultyServer> server() {
		return Optional.empty();
	}

	@Override
	public void damage(String run, String election, int part) throws IOException {
		try {
			DAMAGES.get(part % DAMAGES.size()).inflict(this.directory.resolve(run));
		}
		catch (NoSuchFileException ex) {
			// A worker is about to make it anew.
		}
	}

	@Override
	public void close() {
	}

}
