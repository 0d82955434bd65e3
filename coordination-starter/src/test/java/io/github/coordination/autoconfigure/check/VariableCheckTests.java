/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.autoconfigure.check;

import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class VariableCheckTests {

	private static final Set<String> KNOWN = Set.of("coordination.enabled", "coordination.store",
			"coordination.primary.lease", "coordination.primary.request-timeout", "coordination.file.directory");

	private static final Set<String> STORES = Set.of("file", "my-store");

	@ParameterizedTest
	@ValueSource(strings = { "COORDINATION_ENABLED", "COORDINATION_STORE", "COORDINATION_PRIMARY_LEASE",
			"COORDINATION_PRIMARY_REQUESTTIMEOUT", "COORDINATION_PRIMARY_REQUEST_TIMEOUT", "coordination.primary.lease",
			"COORDINATION_FILE_DIRECTORY", "COORDINATION_WORKERS_COUNT", "COORDINATION_MYSTORE_URL",
			"COORDINATION_MY_STORE_URL" })
	void settingIsKnown(String variable) {
		assertThat(describe(variable)).isEmpty();
	}

	@Test
	void variablesThatKubernetesInjectsAreNamed() {
		assertThat(describe("COORDINATION_SERVICE_HOST", "COORDINATION_PORT_80_TCP", "COORDINATION_STORE_PORT",
				"COORDINATION_PRIMARY_SERVICE_PORT"))
			.containsExactly("COORDINATION_PORT_80_TCP", "COORDINATION_PRIMARY_SERVICE_PORT",
					"COORDINATION_SERVICE_HOST", "COORDINATION_STORE_PORT");
	}

	@Test
	void nearSettingIsNamed() {
		assertThat(describe("COORDINATION_PRIMARY_LEESE"))
			.containsExactly("COORDINATION_PRIMARY_LEESE (do you mean COORDINATION_PRIMARY_LEASE?)");
	}

	@Test
	void otherVariablesAreNotLookedAt() {
		assertThat(VariableCheck
			.candidates(new String[] { "PATH", "COORDINATION", "MY_COORDINATION_X", "COORDINATIONS_X" })).isEmpty();
	}

	@Test
	void listIsBounded() {
		String[] variables = IntStream.range(0, 30).mapToObj((i) -> "COORDINATION_UNKNOWN_" + i).toArray(String[]::new);
		assertThat(describe(variables)).hasSize(11).endsWith("20 more");
	}

	@Test
	void foreignTextIsMadeHarmless() {
		assertThat(describe("COORDINATION_\u001B[31m\u202E" + "X".repeat(100))).singleElement()
			.asString()
			.hasSizeLessThan(70)
			.doesNotContainPattern("[\\p{Cntrl}\\u202E]");
	}

	private static List<String> describe(String... variables) {
		return VariableCheck.describeUnknown(VariableCheck.candidates(variables), KNOWN, STORES);
	}

}
