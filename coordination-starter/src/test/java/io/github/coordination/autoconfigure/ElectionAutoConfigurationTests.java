/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.autoconfigure;

import java.util.Collection;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import io.github.coordination.PrimaryElection;
import io.github.coordination.PrimaryElections;
import io.github.coordination.PrimaryOnly;
import io.github.coordination.Worker;
import io.github.coordination.election.ElectionEngine;
import io.github.coordination.election.EngineStatus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.mockito.Mockito.mock;

class ElectionAutoConfigurationTests {

	private final ApplicationContextRunner contextRunner = Starter.contextRunner();

	@Test
	void engineAnswersWhereUsersAskForElections() {
		this.contextRunner.run((context) -> {
			ElectionEngine engine = context.getBean(ElectionEngine.class);
			PrimaryElections elections = context.getBean(PrimaryElections.class);
			assertThat(elections.get("primary")).isSameAs(engine.get("primary"));
			assertThat(elections.all()).isEqualTo(engine.all());
			assertThat(elections.worker()).isSameAs(engine.worker());
			assertThat(context.getBean(PrimaryElection.class)).isSameAs(engine.get("primary"));
		});
	}

	@Test
	void usersOwnElectionsAreInjectedWhileTheEngineGuards() {
		this.contextRunner.withUserConfiguration(OwnElections.class, Guarded.class).run((context) -> {
			assertThat(context).hasNotFailed();
			assertThat(context.getBean(PrimaryElections.class)).isInstanceOf(NeverPrimary.class);
			assertThat(context.getBean(PrimaryElection.class)).isSameAs(context.getBean(NeverPrimary.class).election);
			Guarded guarded = context.getBean(Guarded.class);
			await().until(() -> {
				guarded.work();
				return guarded.calls() > 0;
			});
			assertThat(context.getBean(EngineStatus.class)).isSameAs(context.getBean(ElectionEngine.class));
		});
	}

	@Test
	void electionBacksOffWhenUserProvidedBeanIsPresent() {
		PrimaryElection own = mock(PrimaryElection.class);
		this.contextRunner.withBean(PrimaryElection.class, () -> own)
			.run((context) -> assertThat(context.getBean(PrimaryElection.class)).isSameAs(own));
	}

	@Test
	void workerBacksOffWhenUserProvidedBeanIsPresent() {
		Worker own = new Worker("own", "host", 1);
		this.contextRunner.withBean(Worker.class, () -> own)
			.run((context) -> assertThat(context.getBean(ElectionEngine.class).worker()).isSameAs(own));
	}

	@Configuration(proxyBeanMethods = false)
	static class OwnElections {

		@Bean
		NeverPrimary ownElections() {
			return new NeverPrimary();
		}

	}

	static class NeverPrimary implements PrimaryElections {

		private final PrimaryElection election = mock(PrimaryElection.class);

		@Override
		public PrimaryElection get(String name) {
			return this.election;
		}

		@Override
		public Collection<PrimaryElection> all() {
			return List.of(this.election);
		}

		@Override
		public Worker worker() {
			return new Worker("never", "host", 1);
		}

	}

	static class Guarded {

		private final AtomicInteger calls = new AtomicInteger();

		@PrimaryOnly
		public void work() {
			this.calls.incrementAndGet();
		}

		public int calls() {
			return this.calls.get();
		}

	}

}
