/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.sample.e2e;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.env.MapPropertySource;

import io.github.coordination.PrimaryElection;
import io.github.coordination.Term;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.BDDMockito.given;
import static org.mockito.Mockito.mock;

class BeliefRecorderTests {

	private static final Duration BOUND = Duration.ofSeconds(60);

	@TempDir
	private Path directory;

	private final AtomicReference<Term> term = new AtomicReference<>();

	@Test
	void recordedBeliefsAreTheTermsOfTheElection() throws IOException {
		Path file = this.directory.resolve("belief");
		try (GenericApplicationContext context = context(file)) {
			long begin = System.nanoTime();
			believe(file, 4);
			this.term.set(null);
			Awaitility.await()
				.atMost(BOUND)
				.until(() -> Files.readString(file).endsWith("\n") && Files.readString(file).contains("no "));
			believe(file, 5);
			context.stop();
			assertThat(BeliefLog.read(17, file)).hasSize(2).extracting(Belief::epoch).containsExactly(4L, 5L);
			assertThat(BeliefLog.read(17, file)).allMatch((belief) -> belief.from() > begin);
		}
	}

	@Test
	void workerThatNeverWasPrimaryBelievedNothing() throws IOException {
		Path file = this.directory.resolve("belief");
		try (GenericApplicationContext context = context(file)) {
			Awaitility.await().atMost(BOUND).until(() -> Files.exists(file));
			context.stop();
			assertThat(BeliefLog.read(17, file)).isEmpty();
		}
	}

	private void believe(Path file, long epoch) {
		this.term.set(new Term("primary", epoch, Instant.now()));
		Awaitility.await().atMost(BOUND).until(() -> {
			List<Belief> beliefs = BeliefLog.read(17, file);
			return beliefs.stream().anyMatch((belief) -> belief.epoch() == epoch && belief.to() > belief.from());
		});
	}

	private GenericApplicationContext context(Path file) {
		PrimaryElection election = mock(PrimaryElection.class);
		given(election.isPrimary()).willAnswer((call) -> this.term.get() != null);
		given(election.term()).willAnswer((call) -> Optional.ofNullable(this.term.get()));
		GenericApplicationContext context = new GenericApplicationContext();
		context.getEnvironment()
			.getPropertySources()
			.addFirst(new MapPropertySource("test", Map.of(BeliefRecorder.FILE_PROPERTY, file.toString())));
		context.registerBean(PrimaryElection.class, () -> election);
		new BeliefRecorder().initialize(context);
		context.refresh();
		return context;
	}

}
