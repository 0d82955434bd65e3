/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.usertests.page;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What {@code docs/testing.md} shows is what is compiled and run.
 */
class TestingPageTests {

	private static final Path PAGE = Path.of("docs", "testing.md");

	private static final Path SOURCES = Path.of("src", "test", "java", "io", "github", "coordination", "usertests");

	private static final Pattern CODE = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL);

	@Test
	void everyLineOfCodeIsThatOfATest() throws IOException {
		List<String> code = CODE.matcher(Files.readString(PAGE)).results().map((match) -> match.group(1)).toList();
		assertThat(code).hasSizeGreaterThan(3);
		String sources = sources();
		assertThat(code.stream().flatMap(TestingPageTests::pieces))
			.allSatisfy((piece) -> assertThat(sources).contains(normalized(piece)));
	}

	/**
	 * The parts of a block that stand between empty lines.
	 */
	private static Stream<String> pieces(String block) {
		return Stream.of(block.split("\n\\s*\n")).map(String::strip).filter((piece) -> !piece.isEmpty());
	}

	private static String sources() throws IOException {
		try (Stream<Path> files = Files.walk(SOURCES)) {
			return files.filter((file) -> file.toString().endsWith(".java"))
				.map(TestingPageTests::read)
				.map(TestingPageTests::normalized)
				.collect(Collectors.joining("\n"));
		}
	}

	private static String read(Path file) {
		try {
			return Files.readString(file);
		}
		catch (IOException ex) {
			throw new IllegalStateException(ex);
		}
	}

	/**
	 * Without what a page leaves out: indentation, {@code this} and {@code private}.
	 */
	private static String normalized(String code) {
		return code.replace("this.", "").replace("private ", "").replaceAll("\\s+", " ").strip();
	}

}
