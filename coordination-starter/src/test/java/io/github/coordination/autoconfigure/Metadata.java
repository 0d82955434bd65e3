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
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;
import org.springframework.beans.BeanUtils;
import org.springframework.beans.BeanWrapperImpl;
import org.springframework.boot.json.JsonParserFactory;
import org.springframework.core.io.UrlResource;
import org.springframework.util.ClassUtils;

/**
 * The metadata of the starter's properties, as the build has written it.
 */
final class Metadata {

	private static final String LOCATION = "META-INF/spring-configuration-metadata.json";

	private Metadata() {
	}

	/**
	 * The properties below {@code coordination.}.
	 * @return name to description of each
	 */
	static Map<String, Map<String, Object>> load() {
		Map<String, Map<String, Object>> properties = new TreeMap<>();
		try {
			for (URL url : Collections.list(Metadata.class.getClassLoader().getResources(LOCATION))) {
				properties.putAll(read(new UrlResource(url).getContentAsString(StandardCharsets.UTF_8)));
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		return properties;
	}

	@SuppressWarnings("unchecked")
	private static Map<String, Map<String, Object>> read(String json) {
		Map<String, Map<String, Object>> properties = new TreeMap<>();
		Map<String, Object> root = JsonParserFactory.getJsonParser().parseMap(json);
		for (Object element : (List<Object>) root.get("properties")) {
			Map<String, Object> property = (Map<String, Object>) element;
			String name = String.valueOf(property.get("name"));
			if (name.startsWith("coordination.")) {
				properties.put(name, property);
			}
		}
		return properties;
	}

	/**
	 * What is wrong with the description of a property.
	 * @param property the property
	 * @return a clause for each problem
	 */
	static List<String> problems(Map<String, Object> property) {
		List<String> problems = new ArrayList<>();
		String description = String.valueOf(property.getOrDefault("description", ""));
		if (!description.endsWith(".")) {
			problems.add("has no description that is a sentence");
		}
		if (description.matches("(The|A|An|Set|Enable|If) .*")) {
			problems.add("is not described in Boot's grammar");
		}
		boolean isBoolean = "java.lang.Boolean".equals(property.get("type"));
		if (isBoolean != description.startsWith("Whether ")) {
			problems.add("is not described as a yes or no, or is none");
		}
		boolean hasDefault = defaultValue(property) != null;
		if (hasDefault != property.containsKey("defaultValue")) {
			problems.add(hasDefault ? "does not show its default" : "shows a default that it has not");
		}
		return problems;
	}

	private static @Nullable Object defaultValue(Map<String, Object> property) {
		Object type = property.get("sourceType");
		if (type == null) {
			return property.get("defaultValue");
		}
		Object target = BeanUtils.instantiateClass(ClassUtils.resolveClassName(String.valueOf(type), null));
		String name = String.valueOf(property.get("name"));
		return new BeanWrapperImpl(target).getPropertyValue(camelCase(name.substring(name.lastIndexOf('.') + 1)));
	}

	private static String camelCase(String name) {
		StringBuilder result = new StringBuilder();
		for (String part : name.split("-", -1)) {
			result.append(result.isEmpty() ? part : Character.toUpperCase(part.charAt(0)) + part.substring(1));
		}
		return result.toString();
	}

}
