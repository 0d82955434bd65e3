/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.autoconfigure.failure;

import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertySource;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.origin.Origin;
import org.springframework.core.env.ConfigurableEnvironment;

import io.github.coordination.lease.CoordinationName;

/**
 * Tells people about keys below {@code coordination.}: which they are, and where they
 * were set.
 *
 * @since 0.1.0
 */
public final class Keys {

	/**
	 * What all keys begin with.
	 */
	public static final ConfigurationPropertyName ROOT = ConfigurationPropertyName.of("coordination");

	private static final int MAX_LISTED = 10;

	private Keys() {
	}

	/**
	 * Refuse keys.
	 * @param unknown the keys, at least one
	 * @param known keys that there are
	 * @return the exception
	 */
	public static MisconfigurationException refuse(Collection<ConfigurationProperty> unknown,
			Collection<String> known) {
		List<ConfigurationProperty> listed = unknown.stream().limit(MAX_LISTED).toList();
		String problem = listed.stream()
			.map((property) -> name(property) + origin(property) + problem(property, known))
			.collect(Collectors.joining("; "));
		String action = listed.stream().map((property) -> action(property, known)).collect(Collectors.joining("; "));
		return new MisconfigurationException(problem, action + ", or remove it");
	}

	private static String problem(ConfigurationProperty property, Collection<String> known) {
		return isEmpty(property, known) ? " is empty" : " is not a property";
	}

	private static String action(ConfigurationProperty property, Collection<String> known) {
		String name = name(property);
		if (isEmpty(property, known)) {
			return "give " + name + " a value";
		}
		String group = property.getName().chop(2) + ".";
		List<String> members = known.stream().filter((key) -> key.startsWith(group)).toList();
		String nearest = Similarity.nearest(name, members.isEmpty() ? known : members);
		return "use " + nearest + " instead of " + name;
	}

	/** A known key is only ever unbound because its value is empty. */
	private static boolean isEmpty(ConfigurationProperty property, Collection<String> known) {
		return known.contains(property.getName().toString());
	}

	private static String name(ConfigurationProperty property) {
		return CoordinationName.printable(property.getName().toString());
	}

	/**
	 * Where a property was set, to follow its name or value.
	 * @param property the property
	 * @return a parenthesis after a space, empty where it is not known
	 */
	static String origin(ConfigurationProperty property) {
		Origin origin = property.getOrigin();
		return (origin != null) ? " (" + origin + ")" : "";
	}

	/**
	 * Name, value and origin of a property.
	 * @param name name of the property
	 * @param environment where it is set
	 * @return a clause
	 */
	public static String describe(String name, ConfigurableEnvironment environment) {
		String value = environment.getProperty(name, "");
		return "%s is \"%s\"%s".formatted(name, CoordinationName.printable(value), origin(name, environment));
	}

	/**
	 * Where a property was set, to follow its name or value.
	 * @param name name of the property
	 * @param environment where it may be set
	 * @return a parenthesis after a space, empty where it is not known
	 */
	static String origin(String name, ConfigurableEnvironment environment) {
		ConfigurationPropertyName propertyName = ConfigurationPropertyName.of(name);
		for (ConfigurationPropertySource source : ConfigurationPropertySources.from(environment.getPropertySources())) {
			ConfigurationProperty property = source.getConfigurationProperty(propertyName);
			if (property != null) {
				return origin(property);
			}
		}
		return "";
	}

}
