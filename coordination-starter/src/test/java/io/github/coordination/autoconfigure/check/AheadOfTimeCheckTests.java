/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.autoconfigure.check;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.aot.generate.ClassNameGenerator;
import org.springframework.aot.generate.DefaultGenerationContext;
import org.springframework.aot.generate.GeneratedFiles.Kind;
import org.springframework.aot.generate.InMemoryGeneratedFiles;
import org.springframework.context.aot.ApplicationContextAotGenerator;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.javapoet.ClassName;
import org.springframework.mock.env.MockEnvironment;

import io.github.coordination.autoconfigure.failure.MisconfigurationException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

class AheadOfTimeCheckTests {

	private static final Map<String, String> BUILT = Map.of("coordination.store", "file", "coordination.enabled",
			"true");

	private final MockEnvironment environment = new MockEnvironment();

	@Test
	void choicesOfTheBuildMayBeRepeated() {
		assertThatNoException().isThrownBy(() -> AheadOfTimeCheck.check(BUILT, this.environment));
		this.environment.withProperty("coordination.store", "File").withProperty("coordination.enabled", "true");
		assertThatNoException().isThrownBy(() -> AheadOfTimeCheck.check(BUILT, this.environment));
	}

	@ParameterizedTest
	@CsvSource({ "coordination.store, jdbc, file", "coordination.enabled, false, true" })
	void otherChoiceThanThatOfTheBuildIsRefused(String property, String value, String built) {
		this.environment.setProperty(property, value);
		assertThatExceptionOfType(MisconfigurationException.class)
			.isThrownBy(() -> AheadOfTimeCheck.check(BUILT, this.environment))
			.withMessage("%1$s is \"%2$s\", but the application was processed ahead of time for \"%3$s\": "
					+ "set it to %3$s, process the application with %1$s=%2$s, "
					+ "or start it with spring.aot.enabled=false.", property, value, built);
	}

	@Test
	void choiceOfTheBuildThatIsNotRepeatedIsRefused() {
		Map<String, String> built = Map.of("coordination.store", "jdbc", "coordination.enabled", "true");
		assertThatExceptionOfType(MisconfigurationException.class)
			.isThrownBy(() -> AheadOfTimeCheck.check(built, this.environment))
			.withMessageStartingWith("coordination.store is \"file\", but the application was processed ahead of time "
					+ "for \"jdbc\": set it to jdbc,");
	}

	@Test
	void buildKeepsItsChoicesInTheCodeThatItGenerates() {
		this.environment.withProperty("coordination.store", "redis").withProperty("coordination.enabled", "false");
		try (GenericApplicationContext context = new GenericApplicationContext()) {
			context.setEnvironment(this.environment);
			context.registerBean("check", ConfigurationCheck.class);
			assertThat(generate(context)).containsPattern("addPropertyValue\\(\"built\", "
					+ "Map\\.of\\(\"coordination.enabled\", \"false\", \"coordination.store\", \"redis\"\\)\\)");
		}
	}

	private static String generate(GenericApplicationContext context) {
		InMemoryGeneratedFiles files = new InMemoryGeneratedFiles();
		DefaultGenerationContext generation = new DefaultGenerationContext(
				new ClassNameGenerator(ClassName.get("test", "Test")), files);
		new ApplicationContextAotGenerator().processAheadOfTime(context, generation);
		generation.writeGeneratedContent();
		StringBuilder source = new StringBuilder();
		files.getGeneratedFiles(Kind.SOURCE).keySet().forEach((path) -> source.append(content(files, path)));
		return source.toString();
	}

	private static String content(InMemoryGeneratedFiles files, String path) {
		try {
			return files.getGeneratedFileContent(Kind.SOURCE, path);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
