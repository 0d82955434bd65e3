/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.guard;

import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;

import io.github.coordination.PrimaryAcquiredEvent;
import io.github.coordination.PrimaryChangedEvent;
import io.github.coordination.PrimaryLostEvent;
import io.github.coordination.PrimaryOnly;
import io.github.coordination.autoconfigure.ReportAutoConfiguration;
import io.github.coordination.election.calls.GuardedWork;
import io.github.coordination.election.calls.GuardedWork.Skip;
import io.github.coordination.election.calls.SkipReason;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What a child of the engine's context has of its own.
 */
class ChildContextTests {

	private final LosableStore store = new LosableStore();

	private final Brake brake = new Brake();

	private final ConfigurableApplicationContext parent = GuardFixture.application(this.store, Reporting.class)
		.initializers((context) -> context.getBeanFactory().registerSingleton("brake", this.brake))
		.run();

	@AfterEach
	void close() {
		this.brake.mayEnd.countDown();
		this.parent.close();
	}

	@Test
	void jobOfAChildWaitsForTheRunnersOfThatChild() throws Exception {
		GuardFixture.awaitPrimary(this.parent);
		CompletableFuture<ConfigurableApplicationContext> start = CompletableFuture.supplyAsync(this::child);
		assertThat(this.brake.begun.await(60, TimeUnit.SECONDS)).isTrue();
		assertThat(this.brake.innerCalls).hasValue(1);
		Job job = Objects.requireNonNull(this.brake.job);
		job.run();
		assertThat(this.brake.innerCalls).hasValue(1);
		assertThat(work().lastSkip()).extracting(Skip::reason).isEqualTo(SkipReason.TAKING_OVER);
		assertThat(work().runs()).isEqualTo(1);
		this.brake.mayEnd.countDown();
		try (ConfigurableApplicationContext child = start.get(60, TimeUnit.SECONDS)) {
			GuardFixture.await(() -> {
				child.getBean(Job.class).run();
				return this.brake.innerCalls.get() > 1;
			});
		}
	}

	@Test
	void childThatClosesWaitsForItsPartOfATakeover() throws Exception {
		this.brake.mayEnd.countDown();
		GuardFixture.awaitPrimary(this.parent);
		ConfigurableApplicationContext child = child();
		this.brake.again();
		GuardFixture.election(this.parent).resign();
		assertThat(this.brake.begun.await(60, TimeUnit.SECONDS)).isTrue();
		int secondRuns = this.brake.second.get();
		CompletableFuture<Void> closed = CompletableFuture.runAsync(child::close);
		Job job = Objects.requireNonNull(this.brake.job);
		GuardFixture.await(() -> {
			job.run();
			Skip skip = work().lastSkip();
			return skip != null && skip.reason() == SkipReason.HANDING_OVER;
		});
		assertThat(closed).isNotDone();
		this.brake.mayEnd.countDown();
		closed.get(60, TimeUnit.SECONDS);
		GuardFixture.awaitPrimary(this.parent);
		assertThat(this.brake.second).hasValue(secondRuns);
		assertThat(this.brake.interrupted).hasValue(0);
	}

	@Test
	void listenersOfAChildHearOfTheParentsElection() {
		this.brake.mayEnd.countDown();
		GuardFixture.awaitPrimary(this.parent);
		List<String> heardByParent = this.parent.getBean(Listener.class).events;
		GuardFixture.await(() -> heardByParent.size() == 2);
		try (ConfigurableApplicationContext child = child()) {
			List<String> heardByChild = child.getBean("childListener", Listener.class).events;
			GuardFixture.await(() -> heardByChild.equals(List.of("acquired")));
			GuardFixture.election(this.parent).resign();
			GuardFixture.await(() -> heardByChild.size() >= 4);
			assertThat(heardByChild).startsWith("acquired", "lost", "acquired", "changed");
			GuardFixture.await(() -> heardByParent.size() >= 5);
			assertThat(heardByParent).startsWith("acquired", "changed", "lost", "acquired", "changed");
		}
	}

	@Test
	void workOfAChildThatIsClosedIsCountedNoMore() {
		this.brake.mayEnd.countDown();
		try (ConfigurableApplicationContext child = child()) {
			assertThat(GuardFixture.election(child).work()).extracting(GuardedWork::name)
				.contains("Job.run", "first", "second");
		}
		assertThat(GuardFixture.election(this.parent).work()).extracting(GuardedWork::name)
			.doesNotContain("Job.run", "first", "second");
	}

	@Test
	void jobOfAChildThatIsStoppedIsSkipped() {
		this.brake.mayEnd.countDown();
		try (ConfigurableApplicationContext child = child()) {
			Job job = child.getBean(Job.class);
			GuardFixture.await(() -> {
				job.run();
				return work().runs() > 1;
			});
			child.stop();
			long runs = work().runs();
			job.run();
			assertThat(work().runs()).isEqualTo(runs);
			child.start();
			GuardFixture.await(() -> {
				job.run();
				return work().runs() > runs;
			});
		}
	}

	private ConfigurableApplicationContext child() {
		return GuardFixture.application(this.store, Child.class).parent(this.parent).web(WebApplicationType.NONE).run();
	}

	private GuardedWork work() {
		return GuardFixture.work(GuardFixture.election(this.parent), "Job.run");
	}

	/**
	 * Holds the first runner of the child.
	 */
	static final class Brake {

		private volatile CountDownLatch begun = new CountDownLatch(1);

		private volatile CountDownLatch mayEnd = new CountDownLatch(1);

		private final AtomicInteger innerCalls = new AtomicInteger();

		private final AtomicInteger second = new AtomicInteger();

		private final AtomicInteger interrupted = new AtomicInteger();

		private volatile Job job;

		void again() {
			this.begun = new CountDownLatch(1);
			this.mayEnd = new CountDownLatch(1);
		}

		void hold() throws InterruptedException {
			this.begun.countDown();
			try {
				assertThat(this.mayEnd.await(60, TimeUnit.SECONDS)).isTrue();
			}
			catch (InterruptedException ex) {
				this.interrupted.incrementAndGet();
				throw ex;
			}
		}

	}

	static class Job {

		private final Brake brake;

		Job(Brake brake) {
			this.brake = brake;
		}

		@PrimaryOnly
		public void run() {
			this.brake.innerCalls.incrementAndGet();
		}

	}

	static class Listener {

		private final List<String> events = new CopyOnWriteArrayList<>();

		@EventListener
		void acquired(PrimaryAcquiredEvent event) {
			this.events.add("acquired");
		}

		@EventListener
		void lost(PrimaryLostEvent event) {
			this.events.add("lost");
		}

		@EventListener
		void changed(PrimaryChangedEvent event) {
			if (event.self()) {
				this.events.add("changed");
			}
		}

	}

	@Configuration(proxyBeanMethods = false)
	@ImportAutoConfiguration(ReportAutoConfiguration.class)
	static class Reporting {

		@Bean
		Listener listener() {
			return new Listener();
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class Child {

		@Bean
		Job job(Brake brake) {
			return new Job(brake);
		}

		@Bean
		Listener childListener() {
			return new Listener();
		}

		@Bean
		@PrimaryOnly
		@Order(1)
		ApplicationRunner first(Brake brake, Job job) {
			return (arguments) -> {
				brake.job = job;
				job.run();
				brake.hold();
			};
		}

		@Bean
		@PrimaryOnly
		@Order(2)
		ApplicationRunner second(Brake brake) {
			return (arguments) -> brake.second.incrementAndGet();
		}

	}

}
