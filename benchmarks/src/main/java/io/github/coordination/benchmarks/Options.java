/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * What the command line asks for: sections to run, and how thoroughly.
 *
 * @param sections names of the sections; all if empty
 * @param thorough whether to take the long runs
 * @param values options with a value
 */
public record Options(List<String> sections, boolean thorough, Map<String, String> values) {

	private static final String THOROUGH = "--long";

	private static final List<String> NAMES = List.of("repetitions", "forks", "seconds", "heap", "jvm", "workers",
			"lease", "engine", "peer");

	/**
	 * Read a command line.
	 * @param arguments its arguments
	 * @param known names of the sections there are
	 * @return the options
	 * @throws IllegalArgumentException with a sentence that says what to type
	 */
	public static Options of(String[] arguments, List<String> known) {
		List<String> sections = new ArrayList<>();
		Map<String, String> values = new TreeMap<>();
		boolean thorough = false;
		for (String argument : arguments) {
			String[] pair = argument.replaceFirst("^--", "").split("=", 2);
			if (argument.equals(THOROUGH)) {
				thorough = true;
			}
			else if (argument.startsWith("--") && pair.length == 2 && NAMES.contains(pair[0])) {
				values.put(pair[0], pair[1]);
			}
			else if (known.contains(argument)) {
				sections.add(argument);
			}
			else {
				throw new IllegalArgumentException("There is no '%s': type any of %s, %s, --%s=….".formatted(argument,
						String.join(", ", known), THOROUGH, String.join("=…, --", NAMES)));
			}
		}
		return new Options(List.copyOf(sections), thorough, Map.copyOf(values));
	}

	/**
	 * Whether a section is to run.
	 * @param section its name
	 * @return whether it is
	 */
	public boolean asksFor(String section) {
		return this.sections.isEmpty() || this.sections.contains(section);
	}

	/**
	 * An option that is a whole number above zero.
	 * @param name its name
	 * @param quick its value unless set
	 * @param slow its value unless set, in long runs
	 * @return the number
	 * @throws IllegalArgumentException if it is no such number
	 */
	public int number(String name, int quick, int slow) {
		String value = this.values.get(name);
		if (value == null) {
			return this.thorough ? slow : quick;
		}
		return number(name, value);
	}

	/**
	 * An option that is a list of whole numbers above zero, with commas between them.
	 * @param name its name
	 * @param otherwise its value unless set
	 * @return the numbers
	 * @throws IllegalArgumentException if one is no such number
	 */
	public List<Integer> numbers(String name, List<Integer> otherwise) {
		String value = this.values.get(name);
		if (value == null) {
			return otherwise;
		}
		return Stream.of(value.split(",", -1)).map((part) -> number(name, part)).toList();
	}

	private static int number(String name, String value) {
		if (!value.matches("[1-9][0-9]{0,5}")) {
			throw new IllegalArgumentException("--%s is '%s': type a whole number above zero.".formatted(name, value));
		}
		return Integer.parseInt(value);
	}

	/**
	 * An option that is text.
	 * @param name its name
	 * @param otherwise its value unless set
	 * @return the text
	 */
	public String text(String name, String otherwise) {
		return this.values.getOrDefault(name, otherwise);
	}

	/**
	 * An option that names one of several things, in small letters.
	 * @param name its name
	 * @param all the things
	 * @param <E> their type
	 * @return all of them, or the named one
	 * @throws IllegalArgumentException if there is none of that name
	 */
	public <E extends Enum<E>> List<E> choice(String name, List<E> all) {
		String value = this.values.get(name);
		if (value == null) {
			return all;
		}
		List<E> chosen = all.stream().filter((one) -> value.equals(one.name().toLowerCase(Locale.ROOT))).toList();
		if (chosen.isEmpty()) {
			throw new IllegalArgumentException(
					"--%s is '%s': type one of %s.".formatted(name, value, all.toString().toLowerCase(Locale.ROOT)));
		}
		return chosen;
	}

	/**
	 * Options for child JVMs, besides those that a measurement needs.
	 * @return the options
	 */
	public List<String> jvmOptions() {
		String given = text("jvm", "");
		return given.isEmpty() ? List.of() : List.of(given.split(",", -1));
	}

}
