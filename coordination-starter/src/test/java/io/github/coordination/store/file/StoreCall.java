/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.store.file;

import java.util.function.UnaryOperator;

/**
 * A store that is spoken to in strings, so that a copy of it can live in a class loader
 * of its own: {@code open <directory>}, {@code acquire}, {@code close}.
 */
public final class StoreCall implements UnaryOperator<String> {

	private FileLeaseStore store;

	@Override
	public String apply(String command) {
		String[] words = command.split(" ", 2);
		return switch (words[0]) {
			case "open" -> open(words[1]);
			case "acquire" ->
				this.store.tryAcquire(Records.ifFree("primary", "other loader", 0)).getClass().getSimpleName();
			case "close" -> close();
			default -> throw new IllegalArgumentException(command);
		};
	}

	private String open(String directory) {
		this.store = new FileLeaseStore(Shop.NAME, directory, Platform.current(Records.UNTOLD));
		return "opened";
	}

	private String close() {
		this.store.close();
		return "closed";
	}

}
