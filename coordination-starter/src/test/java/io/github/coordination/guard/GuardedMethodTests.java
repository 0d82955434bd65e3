/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.guard;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.Test;
import org.springframework.aop.support.AopUtils;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import io.github.coordination.NotPrimaryException;
import io.github.coordination.PrimaryElection;
import io.github.coordination.PrimaryOnly;
import io.github.coordination.TransitionCause;
import io.github.coordination.election.LeaseElection;
import io.github.coordination.election.calls.GuardedWork;
import io.github.coordination.election.calls.SkipReason;
import io.github.coordination.guard.work.Guards;
import io.github.coordination.store.memory.MemoryLeaseStore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class GuardedMethodTests {

	private final MemoryLeaseStore store = new MemoryLeaseStore(Clock.systemUTC());

	@Test
	void methodRunsOnThePrimaryAndIsSkippedOnTheSecondary() {
		GuardFixture.contexts(this.store, Jobs.class).run((primary) -> {
			Job first = primary.getBean(Job.class);
			GuardFixture.await(() -> first.text().isPresent());
			GuardFixture.contexts(this.store, Jobs.class).run((secondary) -> {
				Job second = secondary.getBean(Job.class);
				assertThat(second.text()).isEmpty();
				assertThat(second.later()).isCompletedWithValue(null);
				second.run();
				assertThat(second.runs()).isZero();
				assertThatExceptionOfType(NotPrimaryException.class).isThrownBy(second::count)
					.withMessageContaining("Job.count was not run: this worker is secondary");
				LeaseElection election = (LeaseElection) secondary.getBean(PrimaryElection.class);
				GuardedWork work = election.work()
					.stream()
					.filter((each) -> each.name().equals("Job.run"))
					.findFirst()
					.orElseThrow();
				assertThat(work.skips()).isEqualTo(1);
				assertThat(work.runs()).isZero();
				assertThat(work.lastSkip()).extracting(GuardedWork.Skip::reason).isEqualTo(SkipReason.SECONDARY);
			});
			first.run();
			assertThat(first.runs()).isEqualTo(1);
			assertThat(first.count()).isEqualTo(42);
		});
	}

	@Test
	void everyWayToAnnotateIsGuarded() {
		GuardFixture.contexts(this.store, Jobs.class)
			.run((context) -> assertThat(context.getBean(Guards.class).descriptions()).containsExactlyInAnyOrder(
					"job (methods)", "whole (methods)", "byFactory (methods)", "byMeta (methods)", "lambda (methods)"));
	}

	@Test
	void lambdaOfABeanMethodIsProxiedThroughItsInterface() {
		GuardFixture.contexts(this.store, Jobs.class).run((context) -> {
			Runnable lambda = context.getBean("lambda", Runnable.class);
			assertThat(AopUtils.isJdkDynamicProxy(lambda)).isTrue();
			PrimaryElection election = context.getBean(PrimaryElection.class);
			GuardFixture.await(election::isPrimary);
			GuardFixture.await(() -> {
				lambda.run();
				return context.getBean(Jobs.class).lambdaRuns.get() > 0;
			});
		});
	}

	@Test
	void callsOfAnotherElectionAskThatElection() {
		GuardFixture.contexts(this.store, Named.class)
			.run((context) -> assertThat(context.getBean(Guards.class).elections()).containsExactly("primary",
					"reports"));
	}

	@Test
	void runningCallIsInterruptedWhenTheTermIsLostAndItsThreadIsLeftCleanAfterwards() {
		GuardFixture.contexts(this.store, Jobs.class).run((context) -> {
			Job job = context.getBean(Job.class);
			LeaseElection election = (LeaseElection) context.getBean(PrimaryElection.class);
			GuardFixture.await(() -> job.text().isPresent());
			CompletableFuture<Boolean> flagAfterwards = new CompletableFuture<>();
			Thread caller = new Thread(() -> {
				job.block();
				flagAfterwards.complete(Thread.currentThread().isInterrupted());
			});
			caller.start();
			assertThat(job.begun().await(60, TimeUnit.SECONDS)).isTrue();
			this.store.delete("primary");
			assertThat(flagAfterwards.get(60, TimeUnit.SECONDS)).isFalse();
			assertThat(job.interrupted()).isTrue();
			assertThat(election.transitions(TransitionCause.LEASE_LOST)).isEqualTo(1);
		});
	}

	@Test
	void futureStaysUnderWayUntilItCompletesAndIsCancelledAtALoss() {
		GuardFixture.contexts(this.store, Jobs.class).run((context) -> {
			Job job = context.getBean(Job.class);
			LeaseElection election = (LeaseElection) context.getBean(PrimaryElection.class);
			GuardFixture.await(() -> job.text().isPresent());
			CompletableFuture<String> pending = job.pending();
			assertThat(election.calls().runningNames()).containsExactly("Job.pending");
			pending.complete("done");
			assertThat(election.calls().runningNames()).isEmpty();
			CompletableFuture<String> lost = job.pending();
			this.store.delete("primary");
			GuardFixture.await(lost::isCancelled);
			GuardFixture.await(() -> election.calls().runningNames().isEmpty());
		});
	}

	static class Job {

		private final AtomicInteger runs = new AtomicInteger();

		private final CountDownLatch begun = new CountDownLatch(1);

		private volatile boolean interrupted;

		@PrimaryOnly
		public void run() {
			this.runs.incrementAndGet();
		}

		@PrimaryOnly
		public Optional<String> text() {
			return Optional.of("text");
		}

		@PrimaryOnly
		public CompletableFuture<String> later() {
			return CompletableFuture.completedFuture("later");
		}

		@PrimaryOnly
		public CompletableFuture<String> pending() {
			return new CompletableFuture<>();
		}

		@PrimaryOnly(otherwise = PrimaryOnly.Otherwise.THROW)
		public int count() {
			return 42;
		}

		@PrimaryOnly
		public void block() {
			this.begun.countDown();
			try {
				new CountDownLatch(1).await(120, TimeUnit.SECONDS);
			}
			catch (InterruptedException ex) {
				this.interrupted = true;
				Thread.currentThread().interrupt();
			}
		}

		public int runs() {
			return this.runs.get();
		}

		public CountDownLatch begun() {
			return this.begun;
		}

		public boolean interrupted() {
			return this.interrupted;
		}

	}

	@PrimaryOnly
	static class Whole {

		public void work() {
		}

	}

	static class Plain {

		public void work() {
		}

	}

	@OnPrimary
	static class ByMeta {

		public void work() {
		}

	}

	@PrimaryOnly
	@Retention(RetentionPolicy.RUNTIME)
	@Target(ElementType.TYPE)
	@interface OnPrimary {

	}

	@Configuration(proxyBeanMethods = false)
	static class Jobs {

		private final AtomicInteger lambdaRuns = new AtomicInteger();

		@Bean
		Job job() {
			return new Job();
		}

		@Bean
		Whole whole() {
			return new Whole();
		}

		@Bean
		@PrimaryOnly
		Plain byFactory() {
			return new Plain();
		}

		@Bean
		ByMeta byMeta() {
			return new ByMeta();
		}

		@Bean
		@PrimaryOnly
		Runnable lambda() {
			return this.lambdaRuns::incrementAndGet;
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class Named {

		@Bean
		@PrimaryOnly("reports")
		Plain plain() {
			return new Plain();
		}

	}

}
