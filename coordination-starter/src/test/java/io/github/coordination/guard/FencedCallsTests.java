/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.guard;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;

import org.junit.jupiter.api.Test;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import reactor.core.publisher.Mono;

import io.github.coordination.PrimaryOnly;
import io.github.coordination.guard.call.Fencing;
import io.github.coordination.guard.work.Guards;
import io.github.coordination.lease.LeaseStore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class FencedCallsTests {

	private final Notes notes = new Notes();

	@Test
	void fencedCallIsBracketedWithTheEpochOfItsTerm() {
		fenced(Job.class).run((context) -> {
			GuardFixture.awaitPrimary(context);
			String enter = "enter primary " + GuardFixture.election(context).epoch();
			Job job = context.getBean(Job.class);
			job.plain();
			job.fenced();
			assertThatExceptionOfType(IllegalStateException.class).isThrownBy(job::failing).withMessage("planned");
			assertThat(this.notes.lines).containsExactly(enter, "exit", enter, "exit");
		});
	}

	@Test
	void callThatIsSkippedIsNotFenced() {
		fenced(Job.class).run((context) -> {
			GuardFixture.awaitPrimary(context);
			fenced(GuardFixture.contexts(context.getBean(LeaseStore.class)), Job.class)
				.run((secondary) -> secondary.getBean(Job.class).fenced());
			assertThat(this.notes.lines).isEmpty();
		});
	}

	@Test
	void runnerIsFenced() {
		fenced(Runner.class).run((context) -> {
			GuardFixture.await(() -> this.notes.lines.size() >= 2);
			assertThat(this.notes.lines).contains("enter primary " + GuardFixture.election(context).epoch(), "exit");
			assertThat(context.getBean(Guards.class).isFenced()).isTrue();
		});
	}

	@Test
	void workThatIsNotFencedNeedsNoDatabase() {
		GuardFixture.contexts().withBean(Unfenced.class).run((context) -> {
			assertThat(context).hasNotFailed();
			assertThat(context.getBean(Guards.class).isFenced()).isFalse();
		});
	}

	@Test
	void fencedWorkWithoutADatabaseIsRefused() {
		assertThat(GuardFixture.refusal(GuardFixture.contexts().withBean(Job.class))).message()
			.contains("Job.f")
			.endsWith("cannot work: no database keeps the epochs.");
		assertThat(GuardFixture.refusal(GuardFixture.contexts().withBean("migration", Runner.class))).message()
			.contains("bean 'migration'")
			.endsWith("cannot work: no database keeps the epochs.");
	}

	@Test
	void workThatGoesOnAfterItsReturnIsRefused() {
		String because = "its transaction would commit on another thread, after it has returned.";
		assertThat(GuardFixture.refusal(fenced(Stage.class))).message().contains("Stage.later()").endsWith(because);
		assertThat(GuardFixture.refusal(fenced(Reactive.class))).message()
			.contains("Reactive.later()")
			.endsWith(because);
	}

	@Test
	void lifecycleIsRefused() {
		assertThat(GuardFixture.refusal(fenced(Life.class))).message()
			.endsWith("cannot work: what a lifecycle does is no call.");
	}

	private ApplicationContextRunner fenced(Class<?> bean) {
		return fenced(GuardFixture.contexts(), bean);
	}

	private ApplicationContextRunner fenced(ApplicationContextRunner contexts, Class<?> bean) {
		return contexts.withBean(Notes.class, () -> this.notes).withBean(bean);
	}

	static final class Notes implements Fencing {

		private final List<String> lines = new CopyOnWriteArrayList<>();

		@Override
		public void enter(String election, long epoch) {
			this.lines.add("enter " + election + " " + epoch);
		}

		@Override
		public void exit() {
			this.lines.add("exit");
		}

	}

	static class Job {

		@PrimaryOnly
		public void plain() {
		}

		@PrimaryOnly(fenced = true)
		public void fenced() {
		}

		@PrimaryOnly(fenced = true)
		public void failing() {
			throw new IllegalStateException("planned");
		}

	}

	@PrimaryOnly(fenced = true)
	static class Runner implements ApplicationRunner {

		@Override
		public void run(ApplicationArguments arguments) {
		}

	}

	@PrimaryOnly
	static class Unfenced {

		public void work() {
		}

	}

	static class Stage {

		@PrimaryOnly(fenced = true)
		public CompletableFuture<Void> later() {
			return new CompletableFuture<>();
		}

	}

	static class Reactive {

		@PrimaryOnly(fenced = true)
		public Mono<Void> later() {
			return Mono.empty();
		}

	}

	@PrimaryOnly(fenced = true)
	static class Life extends IdleLifecycle {

	}

}
