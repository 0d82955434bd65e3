/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.autoconfigure;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

import org.springframework.core.io.UrlResource;

/**
 * Names of the properties below {@code coordination.}, as the metadata of the jars on the
 * class path describe them. Only good for advice: a jar may come without metadata.
 */
final class KnownKeys {

	private static final String LOCATION = "META-INF/spring-configuration-metadata.json";

	private static final Pattern NAME = Pattern.compile("\"name\"\\s*:\\s*\"(coordination\\.[a-z0-9.-]+)\"");

	private static final Set<String> ALWAYS = Set.of("coordination.enabled", "coordination.store");

	private KnownKeys() {
	}

	/**
	 * Read the metadata of all jars.
	 * @param classLoader where they are found
	 * @return the names in alphabetical order, at least one
	 */
	static Set<String> load(ClassLoader classLoader) {
		NavigableSet<String> names = new TreeSet<>(ALWAYS);
		try {
			for (URL url : Collections.list(classLoader.getResources(LOCATION))) {
				String text = new UrlResource(url).getContentAsString(StandardCharsets.UTF_8);
				NAME.matcher(text).results().forEach((result) -> names.add(result.group(1)));
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException("Cannot read " + LOCATION, ex);
		}
		names.removeIf((name) -> isGroup(name, names));
		return names;
	}

	private static boolean isGroup(String name, NavigableSet<String> names) {
		String next = names.ceiling(name + ".");
		return next != null && next.startsWith(name + ".");
	}

}
