/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.autoconfigure.check;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

import org.jspecify.annotations.Nullable;
import org.springframework.aot.hint.RuntimeHints;
import org.springframework.aot.hint.RuntimeHintsRegistrar;
import org.springframework.core.io.UrlResource;

/**
 * Ids of the stores that the jars on the class path announce.
 *
 * @since 0.1.0
 */
public final class StoreIds {

	private static final String LOCATION = "META-INF/coordination-stores";

	private StoreIds() {
	}

	/**
	 * Read the announcements of all jars.
	 * @param classLoader where they are found
	 * @return the ids in alphabetical order
	 */
	static Set<String> load(ClassLoader classLoader) {
		try {
			Set<String> ids = new TreeSet<>();
			for (URL url : Collections.list(classLoader.getResources(LOCATION))) {
				ids.addAll(read(url));
			}
			return ids;
		}
		catch (IOException ex) {
			throw new UncheckedIOException("Cannot read " + LOCATION, ex);
		}
	}

	private static List<String> read(URL url) throws IOException {
		return new UrlResource(url).getContentAsString(StandardCharsets.UTF_8)
			.lines()
			.map(String::strip)
			.filter((line) -> !line.isEmpty() && !line.startsWith("#"))
			.toList();
	}

	/**
	 * Lets a native image keep the announcements.
	 */
	public static final class Hints implements RuntimeHintsRegistrar {

		@Override
		public void registerHints(RuntimeHints hints, @Nullable ClassLoader classLoader) {
			hints.resources().registerPattern(LOCATION);
		}

	}

}
