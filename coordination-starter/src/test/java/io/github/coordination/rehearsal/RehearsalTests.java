/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.rehearsal;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.MeterRegistry;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.boot.availability.AvailabilityChangeEvent;
import org.springframework.boot.availability.ReadinessState;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;

import io.github.coordination.PrimaryElection;
import io.github.coordination.autoconfigure.Starter;
import io.github.coordination.election.ElectionEngine;
import io.github.coordination.election.ElectionStatus;
import io.github.coordination.election.EngineStatus;
import io.github.coordination.election.core.Timings;
import io.github.coordination.lease.Scope;
import io.github.coordination.metrics.PrimaryMeters;
import io.github.coordination.report.CapturedLog;

import static org.assertj.core.api.Assertions.assertThat;

@Timeout(120)
class RehearsalTests {

	private static final String[] ARGUMENTS = { "--coordination.store=memory", "--spring.main.banner-mode=off",
			"--coordination.primary.lease=2m", "--coordination.primary.guard=500ms" };

	@Test
	void stageGoesThroughATakeoverAndAHandOverInSilence() throws InterruptedException {
		try (CapturedLog log = CapturedLog.ofEverybody()) {
			assertThat(new Stage(Timings.of(Duration.ofSeconds(60), null, null, null, 0)).perform()).isTrue();
			assertThat(log.lines()).isEmpty();
		}
	}

	@Test
	void rehearsalTouchesNoBeanNoStoreNoMeterAndNoHistory() throws InterruptedException {
		try (ConfigurableApplicationContext context = Starter.start(Shop.class, ARGUMENTS)) {
			Shop shop = context.getBean(Shop.class);
			awaitEnd(context.getBean(Rehearsal.class));
			Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> shop.heard().size() >= 2);
			assertThat(shop.heard()).containsExactly("PrimaryAcquiredEvent", "PrimaryChangedEvent");
			assertThat(shop.runs()).isEqualTo(1);
			assertThat(shop.starts()).isEqualTo(1);
			assertThat(shop.storeUsers()).containsExactly(context.getBean(EngineStatus.class).worker().id());
			assertThat(((ElectionStatus) context.getBean(PrimaryElection.class)).transitions()).hasSize(1);
			assertThat(transitions(context)).isEqualTo(1);
			assertThat(context.getBean(ElectionEngine.class).all()).hasSize(1);
		}
	}

	@Test
	void takeoverDuringARehearsalDoesNotWaitForIt() throws InterruptedException {
		CountDownLatch mayEnd = new CountDownLatch(1);
		try (ConfigurableApplicationContext context = Starter.start(Shop.class, ARGUMENTS)) {
			Rehearsal rehearsal = begin(context, () -> {
				mayEnd.await();
				return true;
			});
			PrimaryElection election = context.getBean(PrimaryElection.class);
			long epoch = ((ElectionStatus) election).epoch();
			awaitStarts(context, 1);
			election.resign();
			awaitStarts(context, 2);
			assertThat(((ElectionStatus) election).epoch()).isGreaterThan(epoch);
			assertThat(thread(rehearsal).isAlive()).isTrue();
			mayEnd.countDown();
			awaitEnd(rehearsal);
		}
	}

	@Test
	void failureIsToldAtDebugOnly() throws InterruptedException {
		try (ConfigurableApplicationContext context = Starter.start(Shop.class, ARGUMENTS);
				CapturedLog log = CapturedLog.ofEverybody()) {
			awaitEnd(begin(context, () -> {
				throw new IllegalStateException("planned");
			}));
			assertThat(log.lines()).noneMatch((line) -> line.contains("planned") || line.contains("ehears"));
			assertThat(context.getBean(PrimaryElection.class).isPrimary()).isTrue();
		}
	}

	@Test
	void thereIsNoneInAStoreOfOneProcess() {
		try (ConfigurableApplicationContext context = Starter.start(Shop.class, ARGUMENTS)) {
			context.getBean(Shop.class).reachesOnly(Scope.PROCESS);
			assertThat(begin(context, () -> true).thread()).isNull();
		}
	}

	@Test
	void thereIsOneForTheReadinessOfItsOwnContext() {
		try (ConfigurableApplicationContext context = Starter.start(Shop.class, ARGUMENTS);
				GenericApplicationContext other = new GenericApplicationContext()) {
			Rehearsal rehearsal = rehearsal(context, () -> true);
			rehearsal.onApplicationEvent(new AvailabilityChangeEvent<>(other, ReadinessState.ACCEPTING_TRAFFIC));
			rehearsal.onApplicationEvent(new AvailabilityChangeEvent<>(context, ReadinessState.REFUSING_TRAFFIC));
			assertThat(rehearsal.thread()).isNull();
			rehearsal.onApplicationEvent(new AvailabilityChangeEvent<>(context, ReadinessState.ACCEPTING_TRAFFIC));
			Thread only = thread(rehearsal);
			rehearsal.onApplicationEvent(new AvailabilityChangeEvent<>(context, ReadinessState.ACCEPTING_TRAFFIC));
			assertThat(rehearsal.thread()).isSameAs(only);
			assertThat(only.isDaemon()).isTrue();
		}
	}

	private static void awaitStarts(ConfigurableApplicationContext context, int starts) {
		Awaitility.await().atMost(Duration.ofSeconds(50)).until(() -> context.getBean(Shop.class).starts() == starts);
	}

	private static double transitions(ConfigurableApplicationContext context) {
		MeterRegistry registry = context.getBean(MeterRegistry.class);
		context.getBean(PrimaryMeters.class).bindTo(registry);
		return registry.get("coordination.primary.transitions")
			.functionCounters()
			.stream()
			.mapToDouble(FunctionCounter::count)
			.sum();
	}

	private static Rehearsal begin(ConfigurableApplicationContext context, Callable<Boolean> performance) {
		Rehearsal rehearsal = rehearsal(context, performance);
		rehearsal.onApplicationEvent(new AvailabilityChangeEvent<>(context, ReadinessState.ACCEPTING_TRAFFIC));
		return rehearsal;
	}

	private static Rehearsal rehearsal(ConfigurableApplicationContext context, Callable<Boolean> performance) {
		return new Rehearsal(context, context.getBean(EngineStatus.class), performance);
	}

	private static Thread thread(Rehearsal rehearsal) {
		@Nullable Thread thread = rehearsal.thread();
		assertThat(thread).isNotNull();
		return thread;
	}

	private static void awaitEnd(Rehearsal rehearsal) throws InterruptedException {
		thread(rehearsal).join();
	}

}
