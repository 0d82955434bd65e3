/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.autoconfigure.check;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;

import io.github.coordination.autoconfigure.failure.Similarity;
import io.github.coordination.lease.CoordinationName;

/**
 * Tells of environment variables whose names look like a setting but are none. They are
 * no error: in Kubernetes a service called "coordination" puts
 * {@code COORDINATION_SERVICE_HOST} and others into every container.
 */
final class VariableCheck {

	private static final String PREFIX = "COORDINATION_";

	private static final int MAX_LISTED = 10;

	private static final int NEAR = 3;

	private VariableCheck() {
	}

	/**
	 * The variables that look like a setting.
	 * @param variables names of environment variables
	 * @return those names
	 */
	static List<String> candidates(String[] variables) {
		return Arrays.stream(variables)
			.filter((name) -> name.toUpperCase(Locale.ROOT).replace('.', '_').startsWith(PREFIX))
			.sorted()
			.toList();
	}

	/**
	 * Describe those that are none.
	 * @param candidates names of variables that look like a setting
	 * @param known the known keys
	 * @param storeIds the announced stores, some of which may not describe their keys
	 * @return names and advice, empty if all are known
	 */
	static List<String> describeUnknown(Collection<String> candidates, Collection<String> known, Set<String> storeIds) {
		List<String> unknown = new ArrayList<>();
		for (String candidate : candidates) {
			if (!isKnown(uniform(candidate.substring(PREFIX.length())), known, storeIds)) {
				unknown.add(describe(candidate, known));
			}
		}
		return (unknown.size() <= MAX_LISTED) ? unknown : shorten(unknown);
	}

	private static List<String> shorten(List<String> unknown) {
		List<String> head = new ArrayList<>(unknown.subList(0, MAX_LISTED));
		head.add((unknown.size() - MAX_LISTED) + " more");
		return head;
	}

	private static boolean isKnown(String name, Collection<String> known, Set<String> storeIds) {
		if (name.startsWith("worker") || known.stream().map(VariableCheck::relative).anyMatch(name::equals)) {
			return true;
		}
		return storeIds.stream()
			.map(VariableCheck::uniform)
			.filter((id) -> known.stream().map(VariableCheck::relative).noneMatch((key) -> key.startsWith(id)))
			.anyMatch(name::startsWith);
	}

	private static String describe(String variable, Collection<String> known) {
		List<String> variables = known.stream().map(VariableCheck::variable).toList();
		String nearest = Similarity.nearest(variable, variables);
		String name = CoordinationName.printable(variable);
		return (Similarity.distance(variable, nearest) <= NEAR) ? name + " (do you mean " + nearest + "?)" : name;
	}

	private static String variable(String key) {
		return key.replace("-", "").replace('.', '_').toUpperCase(Locale.ROOT);
	}

	private static String relative(String key) {
		return uniform(key.substring(key.indexOf('.') + 1));
	}

	private static String uniform(String name) {
		return name.replaceAll("[._-]", "").toLowerCase(Locale.ROOT);
	}

}
