/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.autoconfigure.failure;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

import org.springframework.boot.json.JsonParserFactory;
import org.springframework.core.io.UrlResource;

/**
 * Names of the properties below {@code coordination.}, as the metadata of the jars on the
 * class path describe them. Only good for advice: a jar may come without metadata.
 *
 * @since 0.1.0
 */
public final class KnownKeys {

	private static final String LOCATION = "META-INF/spring-configuration-metadata.json";

	private static final String PREFIX = "coordination.";

	private static final Set<String> ALWAYS = Set.of("coordination.enabled", "coordination.store");

	private KnownKeys() {
	}

	/**
	 * Read the metadata of all jars.
	 * @param classLoader where they are found
	 * @return the names in alphabetical order, at least one
	 */
	public static Set<String> load(ClassLoader classLoader) {
		Set<String> names = new TreeSet<>(ALWAYS);
		try {
			for (URL url : Collections.list(classLoader.getResources(LOCATION))) {
				String json = new UrlResource(url).getContentAsString(StandardCharsets.UTF_8);
				if (json.contains(PREFIX)) {
					names.addAll(read(json));
				}
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException("Cannot read " + LOCATION, ex);
		}
		return names;
	}

	/** The names of the properties that a file describes. */
	static List<String> read(String json) {
		Object properties = JsonParserFactory.getJsonParser().parseMap(json).get("properties");
		Collection<?> list = (properties instanceof Collection<?> collection) ? collection : List.of();
		return list.stream()
			.map((property) -> (property instanceof Map<?, ?> map) ? String.valueOf(map.get("name")) : "")
			.filter((name) -> name.startsWith(PREFIX))
			.toList();
	}

}
