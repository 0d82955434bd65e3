/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.autoconfigure.failure;

import java.net.URL;
import java.net.URLClassLoader;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class KnownKeysTests {

	@Test
	void keysOfAllGroupsAreKnown() {
		assertThat(KnownKeys.load(getClass().getClassLoader())).contains("coordination.enabled", "coordination.store",
				"coordination.primary.lease", "coordination.primary.health.unreachable-status",
				"coordination.fixed.primary", "coordination.file.directory");
	}

	@Test
	void groupsAreNoKeys() {
		assertThat(KnownKeys.load(getClass().getClassLoader())).doesNotContain("coordination.primary",
				"coordination.primary.health", "coordination.memory");
	}

	@Test
	void keysOfOthersAreNotOurs() {
		assertThat(KnownKeys.load(getClass().getClassLoader())).allMatch((key) -> key.startsWith("coordination."));
	}

	@Test
	void someAreKnownWithoutMetadata() throws Exception {
		try (URLClassLoader empty = new URLClassLoader(new URL[0], null)) {
			assertThat(KnownKeys.load(empty)).containsExactly("coordination.enabled", "coordination.store");
		}
	}

	@Test
	void metadataOfAnotherShapeIsNoError() {
		assertThat(KnownKeys.read("{\"properties\": {\"name\": \"coordination.x\"}}")).isEmpty();
		assertThat(KnownKeys.read("{\"groups\": [{\"name\": \"coordination.x\"}]}")).isEmpty();
		assertThat(KnownKeys.read("{\"properties\": [\"coordination.x\", {\"name\": \"coordination.y\"}]}"))
			.containsExactly("coordination.y");
	}

}
