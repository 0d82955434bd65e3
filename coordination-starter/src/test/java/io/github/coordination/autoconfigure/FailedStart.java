/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.autoconfigure;

import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.springframework.boot.test.system.CapturedOutput;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What an application printed that did not start.
 *
 * @param description what is wrong
 * @param action what to type instead
 */
public record FailedStart(String description, String action) {

	private static final Pattern PRINTED = Pattern.compile(
			"APPLICATION FAILED TO START\\R\\*+\\R\\RDescription:\\R\\R(.*?)\\R\\RAction:\\R\\R(.*?)\\R",
			Pattern.DOTALL);

	/**
	 * Start an application that consists of the starter and more, and expect it to fail.
	 * @param output what is printed
	 * @param more further configuration
	 * @param properties properties as {@code name=value}
	 * @return what was printed
	 */
	public static FailedStart of(CapturedOutput output, Class<?> more, String... properties) {
		String[] arguments = Stream.concat(Stream.of("spring.main.banner-mode=off"), Arrays.stream(properties))
			.map((property) -> "--" + property)
			.toArray(String[]::new);
		int before = output.getAll().length();
		try {
			Starter.start(more, arguments).close();
		}
		catch (RuntimeException ex) {
			Matcher printed = PRINTED.matcher(output.getAll().substring(before));
			assertThat(printed.find()).as("an analysis of %s", ex).isTrue();
			return new FailedStart(printed.group(1), printed.group(2));
		}
		throw new AssertionError("Started in spite of " + Arrays.toString(properties));
	}

}
