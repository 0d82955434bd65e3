/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.sample.e2e;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The script that a newcomer starts first, as if in a pod.
 */
@Timeout(1800)
class RunFourIT {

	private static final Duration BOUND = Duration.ofMinutes(10);

	private static final Pattern PRIMARY = Pattern
		.compile("worker \\d  pid (\\d+)  port \\d+  (SECONDARY -> )?PRIMARY");

	private static final Pattern ROLE = Pattern.compile("worker \\d  pid (\\d+)  port \\d+  (PRIMARY|SECONDARY)\n");

	private static final Pattern REPORT = Pattern.compile("mail      pid=(\\d+)  epoch=\\d+  Report \\d+: \\d guests");

	@TempDir
	private Path directory;

	@Test
	void fourWorkersInOnePodShowOnePrimaryThenItsSuccessorAndStopTogether() throws Exception {
		try (RunFourScript script = new RunFourScript(this.directory).withJar(JavaProcess.JAR)) {
			Map<String, String> ports = RunFourScript.freePorts();
			Map<String, String> pod = new HashMap<>(ports);
			pod.put("KUBERNETES_SERVICE_HOST", "10.0.0.1");
			script.start(pod, "--spring.application.name=four");
			await(script, () -> pids(script, ROLE).size() == 4 && pids(script, PRIMARY).size() == 1);
			await(script, () -> pids(script, REPORT).containsAll(pids(script, PRIMARY)));
			ProcessHandle.of(pids(script, PRIMARY).iterator().next()).orElseThrow().destroyForcibly();
			await(script, () -> pids(script, PRIMARY).size() == 2);
			await(script, () -> pids(script, REPORT).containsAll(pids(script, PRIMARY)));
			assertThat(this.directory
				.resolve("target/run-four/" + ports.get("FIRST_PORT") + "/election/four-primary.lock")).exists();
			List<ProcessHandle> descendants = script.process().descendants().toList();
			assertThat(descendants).hasSizeGreaterThanOrEqualTo(4);
			script.interrupt();
			assertThat(script.awaitExit()).isEqualTo(130);
			assertThat(script.output()).endsWith("All stopped.\n");
			Awaitility.await().atMost(BOUND).until(() -> descendants.stream().noneMatch(ProcessHandle::isAlive));
		}
	}

	private static void await(RunFourScript script, Callable<Boolean> condition) throws Exception {
		try {
			Awaitility.await().atMost(BOUND).until(() -> condition.call() || !script.process().isAlive());
		}
		finally {
			assertThat(condition.call()).as("run-four has printed:\n" + script.output()).isTrue();
		}
	}

	private static Set<Long> pids(RunFourScript script, Pattern pattern) throws IOException {
		return pattern.matcher(script.output())
			.results()
			.map((result) -> Long.parseLong(result.group(1)))
			.collect(Collectors.toSet());
	}

}
