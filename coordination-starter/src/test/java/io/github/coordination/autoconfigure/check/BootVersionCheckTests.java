/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.autoconfigure.check;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.SpringBootVersion;

import io.github.coordination.autoconfigure.failure.MisconfigurationException;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class BootVersionCheckTests {

	@ParameterizedTest
	@ValueSource(strings = { "3.5.7", "3.5.0-RC1", "2.7.18" })
	void olderVersionIsRefusedInOneSentence(String version) {
		assertThatExceptionOfType(MisconfigurationException.class).isThrownBy(() -> BootVersionCheck.check(version))
			.withMessage("coordination-starter does not work with Spring Boot " + version
					+ ": use Spring Boot 4.0 or 4.1, or remove coordination-starter.");
	}

	@ParameterizedTest
	@ValueSource(strings = { "4.0.0", "4.0.7", "4.1.2", "4.2.0-SNAPSHOT", "10.0.0" })
	void laterVersionIsNot(String version) {
		assertThatCode(() -> BootVersionCheck.check(version)).doesNotThrowAnyException();
	}

	@Test
	void versionInUseIsNotRefused() {
		assertThatCode(() -> BootVersionCheck.check(SpringBootVersion.getVersion())).doesNotThrowAnyException();
	}

}
