/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.autoconfigure;

import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import io.github.coordination.election.core.Timings;

import static org.assertj.core.api.Assertions.assertThat;

class MetadataTests {

	private static final String TYPE = PrimaryProperties.class.getName();

	private static final Map<String, Object> SOUND = Map.of("name", "coordination.primary.lease", "type",
			"java.time.Duration", "description", "Length of a lease.", "sourceType", TYPE);

	static Stream<String> names() {
		return Metadata.load().keySet().stream();
	}

	@ParameterizedTest
	@MethodSource("names")
	void propertyIsDescribed(String name) {
		assertThat(Metadata.problems(Metadata.load().get(name))).as(name).isEmpty();
	}

	@Test
	void everyPropertyOfTheStarterIsThere() {
		assertThat(names()).contains("coordination.enabled", "coordination.store", "coordination.file.directory",
				"coordination.fixed.primary", "coordination.jdbc.data-source", "coordination.jdbc.table-prefix",
				"coordination.jdbc.initialize-schema", "coordination.jdbc.wake-up", "coordination.jdbc.fence",
				"coordination.primary.drain-timeout", "coordination.primary.drift",
				"coordination.primary.first-outcome-timeout", "coordination.primary.guard",
				"coordination.primary.health.unreachable-status", "coordination.primary.lease",
				"coordination.primary.renew", "coordination.primary.request-timeout",
				"coordination.redis.connection-factory", "coordination.redis.wait-replicas");
	}

	@Test
	void propertiesThatNoClassDeclaresShowTheirDefaults() {
		assertThat(Metadata.load().get("coordination.enabled")).containsEntry("defaultValue", true);
		assertThat(Metadata.load().get("coordination.store")).containsEntry("defaultValue", "file");
	}

	@Test
	void driftHasTheDefaultOfTheCore() {
		assertThat(Metadata.load().get("coordination.primary.drift")).containsEntry("defaultValue",
				Timings.DEFAULT_DRIFT);
		assertThat(new PrimaryProperties().getDrift()).isEqualTo(Timings.DEFAULT_DRIFT);
	}

	@Test
	void soundDescriptionPasses() {
		assertThat(Metadata.problems(SOUND)).isEmpty();
	}

	@Test
	void missingDescriptionIsFound() {
		assertThat(Metadata.problems(Map.of("name", "coordination.primary.lease", "sourceType", TYPE)))
			.containsExactly("has no description that is a sentence");
	}

	@Test
	void descriptionInAnotherGrammarIsFound() {
		assertThat(Metadata.problems(with("description", "The length of a lease.")))
			.containsExactly("is not described in Boot's grammar");
		assertThat(Metadata.problems(with("description", "Whether there is a lease.")))
			.containsExactly("is not described as a yes or no, or is none");
	}

	@Test
	void missingDefaultIsFound() {
		assertThat(Metadata.problems(with("name", "coordination.primary.drain-timeout")))
			.containsExactly("does not show its default");
	}

	@Test
	void inventedDefaultIsFound() {
		assertThat(Metadata.problems(with("defaultValue", "10s"))).containsExactly("shows a default that it has not");
	}

	private static Map<String, Object> with(String key, Object value) {
		Map<String, Object> changed = new HashMap<>(SOUND);
		changed.put(key, value);
		return changed;
	}

}
