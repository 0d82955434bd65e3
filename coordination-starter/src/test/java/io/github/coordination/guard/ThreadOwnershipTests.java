/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.guard;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.event.EventListener;
import reactor.core.publisher.Flux;

import io.github.coordination.PrimaryAcquiredEvent;
import io.github.coordination.PrimaryChangedEvent;
import io.github.coordination.PrimaryLostEvent;
import io.github.coordination.PrimaryOnly;
import io.github.coordination.Term;
import io.github.coordination.TransitionCause;
import io.github.coordination.autoconfigure.ReportAutoConfiguration;
import io.github.coordination.election.ElectionListener;
import io.github.coordination.election.LeaseElection;

import static org.assertj.core.api.Assertions.assertThat;

class ThreadOwnershipTests {

	private static final List<String> PLACES = List.of("runner", "start", "stop", "isRunning", "getPhase",
			"acquired event", "lost event", "changed event", "listener acquired", "listener took over",
			"listener handing over", "listener lost", "listener stopped", "listener settled", "future cancelled",
			"flux cancelled", "interrupted call");

	private final LosableStore store = new LosableStore();

	@Test
	void noCodeOfTheUserRunsOnAThreadOfTheElection() {
		try (ConfigurableApplicationContext context = GuardFixture.run(this.store, Application.class)) {
			Journal journal = context.getBean(Journal.class);
			LeaseElection election = GuardFixture.election(context);
			GuardFixture.await(() -> journal.places().contains("listener took over"));
			work(context);
			GuardFixture.await(() -> election.calls()
				.runningNames()
				.containsAll(List.of("Work.block", "Work.flux", "Work.future")));
			this.store.lose("primary");
			GuardFixture.await(() -> election.epoch() > 1);
			GuardFixture.awaitPrimary(context);
			election.resign();
			Awaitility.await()
				.atMost(Duration.ofSeconds(60))
				.untilAsserted(() -> assertThat(journal.places()).containsAll(PLACES));
			assertThat(journal.threads.values()).allSatisfy(
					(threads) -> assertThat(threads).doesNotContain("coordination-election", "coordination-watch"));
		}
	}

	@SuppressWarnings("FutureReturnValueIgnored")
	private static void work(ConfigurableApplicationContext context) {
		Journal journal = context.getBean(Journal.class);
		Work work = context.getBean(Work.class);
		work.future().whenComplete((result, failure) -> journal.note("future cancelled"));
		work.flux().subscribe((element) -> {
		}, (failure) -> journal.note("flux cancelled"));
		Thread blocked = new Thread(work::block, "user");
		blocked.setDaemon(true);
		blocked.start();
	}

	static class Journal {

		private final Map<String, Set<String>> threads = new ConcurrentHashMap<>();

		void note(String place) {
			this.threads.computeIfAbsent(place, (name) -> ConcurrentHashMap.newKeySet())
				.add(Thread.currentThread().getName());
		}

		Set<String> places() {
			return this.threads.keySet();
		}

		@EventListener
		void on(PrimaryAcquiredEvent event) {
			note("acquired event");
		}

		@EventListener
		void on(PrimaryLostEvent event) {
			note("lost event");
		}

		@EventListener
		void on(PrimaryChangedEvent event) {
			note("changed event");
		}

	}

	static class Work {

		private final Journal journal;

		Work(Journal journal) {
			this.journal = journal;
		}

		@PrimaryOnly
		public CompletableFuture<String> future() {
			return new CompletableFuture<>();
		}

		@PrimaryOnly
		public Flux<String> flux() {
			return Flux.never();
		}

		@PrimaryOnly
		public void block() {
			try {
				new CountDownLatch(1).await(120, TimeUnit.SECONDS);
			}
			catch (InterruptedException ex) {
				this.journal.note("interrupted call");
			}
		}

	}

	@PrimaryOnly
	static class Service implements SmartLifecycle {

		private final Journal journal;

		private volatile boolean running;

		Service(Journal journal) {
			this.journal = journal;
		}

		@Override
		public void start() {
			this.running = true;
			this.journal.note("start");
		}

		@Override
		public void stop() {
			this.running = false;
			this.journal.note("stop");
		}

		@Override
		public boolean isRunning() {
			this.journal.note("isRunning");
			return this.running;
		}

		@Override
		public int getPhase() {
			this.journal.note("getPhase");
			return 0;
		}

	}

	static class Listener implements ElectionListener {

		private final Journal journal;

		Listener(Journal journal) {
			this.journal = journal;
		}

		@Override
		public void settled(String election) {
			this.journal.note("listener settled");
		}

		@Override
		public void acquired(Term term, TransitionCause cause) {
			this.journal.note("listener acquired");
		}

		@Override
		public void tookOver(Term term) {
			this.journal.note("listener took over");
		}

		@Override
		public void handingOver(Term term, TransitionCause cause) {
			this.journal.note("listener handing over");
		}

		@Override
		public void lost(Term term, TransitionCause cause) {
			this.journal.note("listener lost");
		}

		@Override
		public void stopped(Term term, TransitionCause cause) {
			this.journal.note("listener stopped");
		}

	}

	@Configuration(proxyBeanMethods = false)
	@ImportAutoConfiguration(ReportAutoConfiguration.class)
	static class Application {

		@Bean
		Journal journal() {
			return new Journal();
		}

		@Bean
		Work work(Journal journal) {
			return new Work(journal);
		}

		@Bean
		Service service(Journal journal) {
			return new Service(journal);
		}

		@Bean
		Service anotherService(Journal journal) {
			return new Service(journal);
		}

		@Bean
		Listener listener(Journal journal) {
			return new Listener(journal);
		}

		@Bean
		@PrimaryOnly
		ApplicationRunner runner(Journal journal) {
			return (arguments) -> journal.note("runner");
		}

	}

}
