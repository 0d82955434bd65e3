/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.sample.e2e;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

@Timeout(300)
class RunFourTests {

	@TempDir
	private Path directory;

	@Test
	void missingJarSaysWhatToType() throws Exception {
		try (RunFourScript script = new RunFourScript(this.directory)) {
			assertThat(refusal(script, Map.of()))
				.isEqualTo("sample-app is not built yet, type: ./mvnw -q -pl sample-app -am package -DskipTests\n");
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "FIRST_PORT", "SMTP_PORT", "MAILS_PORT" })
	void portInUseIsNamed(String variable) throws Exception {
		try (RunFourScript script = scriptWithAnyJar();
				ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
			String port = Integer.toString(taken.getLocalPort());
			Map<String, String> environment = new HashMap<>(RunFourScript.freePorts());
			environment.put(variable, port);
			assertThat(refusal(script, environment)).isEqualTo("Port " + port
					+ " is in use: stop what listens there, or choose another with " + variable + "=...\n");
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "x", "-1", "0", "80", "65533", "99999", "8081; ls", "a[$(ls)]" })
	void whatIsNoPortIsNamed(String port) throws Exception {
		try (RunFourScript script = scriptWithAnyJar()) {
			assertThat(refusal(script, Map.of("FIRST_PORT", port)))
				.isEqualTo("FIRST_PORT must be a port from 1024 to 65532, for instance FIRST_PORT=9081, not '" + port
						+ "'.\n");
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "jdbc", "--help", "--", "--=x", "-Dcoordination.store=jdbc", "" })
	void whatIsNoPropertyIsNamed(String argument) throws Exception {
		try (RunFourScript script = scriptWithAnyJar()) {
			assertThat(refusal(script, Map.of(), argument)).isEqualTo(
					"Give properties of the workers, such as --coordination.store=redis, not '" + argument + "'.\n");
		}
	}

	@Test
	void missingJavaIsNamed() throws Exception {
		try (RunFourScript script = scriptWithAnyJar()) {
			assertThat(refusal(script, Map.of("JAVA_HOME", "/no/such/java")))
				.startsWith("Java 17 or newer is needed as '/no/such/java/bin/java'");
		}
	}

	@Test
	void directoryThatCannotBeWrittenIsNamed() throws Exception {
		try (RunFourScript script = scriptWithAnyJar()) {
			Files.createFile(this.directory.resolve("target/run-four"));
			assertThat(refusal(script, RunFourScript.freePorts())).startsWith("Cannot write to ")
				.contains("target/run-four/", "make it yours")
				.hasLineCount(1);
		}
	}

	private RunFourScript scriptWithAnyJar() throws Exception {
		Path jar = Files.createFile(this.directory.resolve("any.jar"));
		return new RunFourScript(this.directory).withJar(jar);
	}

	private static String refusal(RunFourScript script, Map<String, String> environment, String... arguments)
			throws Exception {
		script.start(environment, arguments);
		assertThat(script.awaitExit()).isEqualTo(1);
		return script.output();
	}

}
