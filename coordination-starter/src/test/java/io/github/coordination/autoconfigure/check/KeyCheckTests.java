/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.autoconfigure.check;

import java.util.Map;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.MutablePropertySources;
import org.springframework.core.env.PropertySource;
import org.springframework.core.env.SystemEnvironmentPropertySource;

import io.github.coordination.autoconfigure.failure.MisconfigurationException;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

class KeyCheckTests {

	private final KeyCheck check = new KeyCheck(Set.of("file", "my-store"), () -> Set.of("coordination.store"));

	@ParameterizedTest
	@ValueSource(strings = { "coordination.enabled", "coordination.store", "coordination.Enabled",
			"coordination.primary.lease", "coordination.Primary.Lease", "coordination.PRIMARY.lease",
			"coordination.primary.any-thing", "coordination.worker.id", "coordination.workers.count",
			"coordination.file.directory", "coordination.my-store.url", "coordination.myStore.url",
			"coordination.my_store.url", "coordinations.foo", "my.coordination.foo", "coordination" })
	void knownKeyPasses(String key) {
		assertThatNoException().isThrownBy(() -> check(key, "value"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "coordination.foo", "coordination.foo.bar", "coordination.Foo.bar", "Coordination.foo",
			"coordination.foo[0]", "coordination[foo].bar", "coordination.store.file", "coordination.store[0]",
			"coordination.enabled.at.all", "coordination.primary", "coordination.file", "coordination.prima-ry2.lease",
			"coordination.your-store.url" })
	void unknownKeyIsRefused(String key) {
		assertThatExceptionOfType(MisconfigurationException.class).isThrownBy(() -> check(key, "value"));
	}

	@Test
	void sectionWithoutKeysPasses() {
		assertThatNoException().isThrownBy(() -> check("coordination.primary", ""));
	}

	@Test
	void environmentVariablesPass() {
		assertThatNoException().isThrownBy(() -> check(
				new SystemEnvironmentPropertySource("systemEnvironment", Map.of("COORDINATION_SERVICE_HOST", "x"))));
	}

	@Test
	void sourceWithoutNamesPasses() {
		assertThatNoException().isThrownBy(() -> check(new PropertySource<Object>("opaque", new Object()) {

			@Override
			public Object getProperty(String name) {
				return "value";
			}

		}));
	}

	private void check(String key, String value) {
		check(new MapPropertySource("test", Map.of(key, value)));
	}

	private void check(PropertySource<?> source) {
		MutablePropertySources sources = new MutablePropertySources();
		sources.addLast(source);
		this.check.check(sources);
	}

}
