/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.report;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import org.junit.jupiter.api.Test;

import io.github.coordination.PrimaryChangedEvent;
import io.github.coordination.PrimaryLostEvent;
import io.github.coordination.Term;
import io.github.coordination.TransitionCause;
import io.github.coordination.Worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class PrimaryEventPublisherTests {

	private final UnreliableStore store = new UnreliableStore();

	private final List<Object> events = new CopyOnWriteArrayList<>();

	@Test
	void ownTermIsAChangeOncetakenOverAndALossOnceStopped() {
		Worker self = TestWorker.self();
		try (TestWorker worker = new TestWorker(this.store, self, new PrimaryEventPublisher(this.events::add, self))) {
			worker.start("primary");
			TestWorker.await(() -> this.events.size() == 1);
			Term term = worker.election("primary").term().orElseThrow();
			worker.election("primary").resign();
			TestWorker.await(() -> this.events.size() >= 2);
			assertThat(this.events.subList(0, 2)).containsExactly(new PrimaryChangedEvent("primary", 1, self, true),
					new PrimaryLostEvent(term, TransitionCause.RESIGNED));
		}
	}

	@Test
	void termOfAnotherWorkerIsAChange() {
		Worker self = TestWorker.self();
		try (TestWorker first = new TestWorker(this.store).start("primary");
				TestWorker second = new TestWorker(this.store, self,
						new PrimaryEventPublisher(this.events::add, self))) {
			second.start("primary");
			TestWorker.await(() -> !this.events.isEmpty());
			assertThat(this.events)
				.containsExactly(new PrimaryChangedEvent("primary", 1, first.engine().worker(), false));
		}
	}

	@Test
	void failureOfAListenerIsPassedOn() {
		PrimaryEventPublisher publisher = new PrimaryEventPublisher((event) -> {
			throw new IllegalStateException("planned");
		}, TestWorker.self());
		assertThatExceptionOfType(IllegalStateException.class)
			.isThrownBy(() -> publisher.stopped(term(), TransitionCause.STOPPED))
			.withMessage("planned");
	}

	private static Term term() {
		return new Term("primary", 7, java.time.Instant.EPOCH);
	}

}
