/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.store.file;

import java.util.function.UnaryOperator;

import io.github.coordination.lease.Attempt;

/**
 * A store that is spoken to in strings, so that a copy of it can live in a class loader
 * of its own: {@code open <directory>}, {@code acquire}, {@code close}.
 */
public final class StoreCall implements UnaryOperator<String> {

	private FileLeaseStore store;

	@Override
	public String apply(String command) {
		String[] words = command.split(" ", 2);
		switch (words[0]) {
			case "open" -> this.store = new FileLeaseStore("shop", words[1]);
			case "acquire" -> {
				Attempt attempt = this.store.tryAcquire(Records.ifFree("primary", "other loader", 0));
				return attempt.getClass().getSimpleName();
			}
			case "close" -> this.store.close();
			default -> throw new IllegalArgumentException(command);
		}
		return "";
	}

}
