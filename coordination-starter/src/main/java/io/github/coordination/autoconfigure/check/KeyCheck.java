/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.autoconfigure.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName.Form;
import org.springframework.boot.context.properties.source.ConfigurationPropertySource;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.context.properties.source.IterableConfigurationPropertySource;
import org.springframework.core.env.PropertySource;
import org.springframework.core.env.SystemEnvironmentPropertySource;
import org.springframework.util.StringUtils;

import io.github.coordination.autoconfigure.failure.Keys;
import io.github.coordination.autoconfigure.failure.MisconfigurationException;

/**
 * Walks the sources of the configuration and refuses what stands below
 * {@code coordination.} under a first segment that nobody has announced. What stands
 * below a known segment is checked where the segment's properties are bound.
 */
final class KeyCheck {

	private static final Set<String> SINGLE = Set.of("enabled", "store");

	private static final Set<String> GROUPS = Set.of("primary", "worker", "workers");

	private final Set<String> groups = new TreeSet<>(GROUPS);

	private final Supplier<Set<String>> known;

	/**
	 * Create a check.
	 * @param storeIds the announced stores
	 * @param known supplies the known keys, asked only if something is wrong
	 */
	KeyCheck(Set<String> storeIds, Supplier<Set<String>> known) {
		storeIds.forEach((id) -> this.groups.add(id.replace("-", "")));
		this.known = known;
	}

	/**
	 * Refuse unknown keys, wherever they are set but in the environment variables.
	 * @param sources the sources
	 * @throws MisconfigurationException if there are any
	 */
	void check(Iterable<PropertySource<?>> sources) {
		List<ConfigurationProperty> unknown = new ArrayList<>();
		for (ConfigurationPropertySource source : ConfigurationPropertySources.from(sources)) {
			boolean variables = source.getUnderlyingSource() instanceof SystemEnvironmentPropertySource;
			if (!variables && source instanceof IterableConfigurationPropertySource iterable) {
				collect(iterable, unknown);
			}
		}
		if (!unknown.isEmpty()) {
			throw Keys.refuse(unknown, this.known.get());
		}
	}

	private void collect(IterableConfigurationPropertySource source, List<ConfigurationProperty> unknown) {
		for (ConfigurationPropertyName name : source) {
			if (Keys.ROOT.isAncestorOf(name)) {
				ConfigurationProperty property = source.getConfigurationProperty(name);
				if (property != null && !isKnown(property)) {
					unknown.add(property);
				}
			}
		}
	}

	private boolean isKnown(ConfigurationProperty property) {
		ConfigurationPropertyName name = property.getName();
		String segment = name.getElement(1, Form.UNIFORM);
		if (name.getNumberOfElements() == 2) {
			return SINGLE.contains(segment) || (this.groups.contains(segment) && isEmpty(property.getValue()));
		}
		return this.groups.contains(segment);
	}

	/** A section of a YAML file whose keys are all commented out has an empty value. */
	private static boolean isEmpty(@Nullable Object value) {
		return value == null || !StringUtils.hasText(value.toString());
	}

}
