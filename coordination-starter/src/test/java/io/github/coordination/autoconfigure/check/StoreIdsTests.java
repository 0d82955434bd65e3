/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.autoconfigure.check;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.aot.hint.RuntimeHints;
import org.springframework.aot.hint.predicate.RuntimeHintsPredicates;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

import io.github.coordination.autoconfigure.Starter;

import static org.assertj.core.api.Assertions.assertThat;

class StoreIdsTests {

	@TempDir
	private Path jar;

	@Test
	void ownStoresAreAnnounced() {
		assertThat(StoreIds.load(getClass().getClassLoader())).contains("file", "fixed", "memory");
	}

	@Test
	void storesOfOtherJarsAreAnnouncedToo() throws IOException {
		try (URLClassLoader classLoader = announce("# mine\n\n  my-store  \r\nother\n")) {
			assertThat(StoreIds.load(classLoader)).contains("file", "fixed", "jdbc", "memory", "redis", "my-store",
					"other");
		}
	}

	@Test
	void keysBelowTheSegmentOfAnotherJarsStorePass() throws IOException {
		ApplicationContextRunner contextRunner = Starter.contextRunner()
			.withPropertyValues("coordination.my-store.url=x");
		contextRunner.run((context) -> assertThat(context).hasFailed());
		try (URLClassLoader classLoader = announce("my-store")) {
			contextRunner.withClassLoader(classLoader).run((context) -> assertThat(context).hasNotFailed());
		}
	}

	@Test
	void nativeImageKeepsTheAnnouncements() {
		RuntimeHints hints = new RuntimeHints();
		new StoreIds.Hints().registerHints(hints, null);
		assertThat(RuntimeHintsPredicates.resource().forResource("META-INF/coordination-stores")).accepts(hints);
	}

	private URLClassLoader announce(String content) throws IOException {
		Path file = this.jar.resolve("META-INF/coordination-stores");
		Files.createDirectories(file.getParent());
		Files.writeString(file, content);
		return new URLClassLoader(new URL[] { this.jar.toUri().toURL() }, getClass().getClassLoader());
	}

}
