/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.autoconfigure.check;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.annotation.ImportCandidates;
import org.springframework.boot.json.JsonParserFactory;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.util.ClassUtils;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What an editor offers for {@code coordination.store} is what there is.
 */
class StoreHintsTests {

	private static final Path METADATA = Path
		.of("src/main/resources/META-INF/additional-spring-configuration-metadata.json");

	private static final Map<String, Object> HINT = hint();

	@Test
	void everyStoreIsOfferedAndNothingElse() {
		assertThat(values()).extracting((value) -> value.get("value"))
			.containsExactlyInAnyOrderElementsOf(stores())
			.containsExactlyInAnyOrderElementsOf(StoreIds.load(getClass().getClassLoader()));
	}

	@Test
	void everyStoreIsDescribed() {
		assertThat(values()).extracting((value) -> String.valueOf(value.get("description")))
			.allMatch((description) -> description.matches("[A-Z].+\\."))
			.doesNotHaveDuplicates();
	}

	@Test
	void storesOfOtherJarsAreNoMistake() {
		assertThat(HINT.get("providers")).isEqualTo(List.of(Map.of("name", "any")));
	}

	@SuppressWarnings("unchecked")
	private static List<Map<String, Object>> values() {
		return (List<Map<String, Object>>) Objects.requireNonNull(HINT.get("values"));
	}

	private static Set<String> stores() {
		return ImportCandidates.load(AutoConfiguration.class, null)
			.getCandidates()
			.stream()
			.filter((name) -> name.startsWith("io.github.coordination.store."))
			.map((name) -> ClassUtils.resolveClassName(name, null))
			.map((type) -> AnnotatedElementUtils.getMergedAnnotation(type, ConditionalOnProperty.class))
			.filter(Objects::nonNull)
			.filter((condition) -> List.of(condition.name()).contains("coordination.store"))
			.map(ConditionalOnProperty::havingValue)
			.collect(Collectors.toCollection(TreeSet::new));
	}

	@SuppressWarnings("unchecked")
	private static Map<String, Object> hint() {
		try {
			Map<String, Object> root = JsonParserFactory.getJsonParser()
				.parseMap(Files.readString(METADATA, StandardCharsets.UTF_8));
			return ((List<Map<String, Object>>) Objects.requireNonNull(root.get("hints"))).stream()
				.filter((hint) -> "coordination.store".equals(hint.get("name")))
				.findFirst()
				.orElseThrow();
		}
		catch (IOException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
