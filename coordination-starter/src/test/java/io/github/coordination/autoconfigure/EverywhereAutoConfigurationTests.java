/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.autoconfigure;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.LazyInitializationBeanFactoryPostProcessor;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import io.github.coordination.PrimaryElection;
import io.github.coordination.PrimaryElections;
import io.github.coordination.PrimaryOnly;
import io.github.coordination.Worker;
import io.github.coordination.WorkerRole;
import io.github.coordination.election.ElectionEngine;
import io.github.coordination.lease.LeaseStore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.BDDMockito.given;
import static org.mockito.BDDMockito.mock;

@ExtendWith(OutputCaptureExtension.class)
class EverywhereAutoConfigurationTests {

	private static final String WARNING = "coordination.enabled is false: there is no election";

	private final ApplicationContextRunner contextRunner = Starter.contextRunner()
		.withPropertyValues("coordination.enabled=false");

	@Test
	void everyWorkerIsPrimaryOfEveryElection() {
		this.contextRunner.run((context) -> {
			PrimaryElections elections = context.getBean(PrimaryElections.class);
			assertThat(elections.get("primary").isPrimary()).isTrue();
			assertThat(elections.get("reports").role()).isEqualTo(WorkerRole.PRIMARY);
			assertThat(elections.all()).extracting(PrimaryElection::name).containsExactly("primary", "reports");
			assertThat(elections.get("reports")).isSameAs(elections.get("reports"));
		});
	}

	@Test
	void injectionPointsWork() {
		this.contextRunner.run((context) -> {
			assertThat(context.getBean(PrimaryElection.class).name()).isEqualTo("primary");
			assertThat(context.getBean(Worker.class).pid()).isEqualTo(ProcessHandle.current().pid());
			assertThat(context.getBean(Worker.class)).isEqualTo(context.getBean(PrimaryElections.class).worker());
		});
	}

	@Test
	void epochIsUnixMilliseconds() {
		long before = System.currentTimeMillis();
		this.contextRunner
			.run((context) -> assertThat(context.getBean(PrimaryElection.class).term()).hasValueSatisfying((term) -> {
				assertThat(term.epoch()).isBetween(before, System.currentTimeMillis());
				assertThat(term.election()).isEqualTo("primary");
				assertThat(term.since().toEpochMilli()).isEqualTo(term.epoch());
			}));
	}

	@Test
	void workIsDoneAndResigningChangesNothing() {
		this.contextRunner.run((context) -> {
			PrimaryElection election = context.getBean(PrimaryElection.class);
			election.resign();
			assertThat(election.callIfPrimary(() -> 42)).hasValue(42);
			assertThat(election.<Integer, RuntimeException>callIfPrimary(() -> null)).isEqualTo(Optional.empty());
			AtomicInteger runs = new AtomicInteger();
			assertThat(election.runIfPrimary(runs::incrementAndGet)).isTrue();
			assertThat(runs).hasValue(1);
		});
	}

	@Test
	void annotatedWorkRunsUnguarded() {
		this.contextRunner.withUserConfiguration(Annotated.class).run((context) -> {
			Annotated.Job job = context.getBean(Annotated.Job.class);
			assertThat(job.getClass()).isEqualTo(Annotated.Job.class);
			assertThat(job.run()).isEqualTo("done");
		});
	}

	@Test
	void onlyOneWarningIsWritten(CapturedOutput output) {
		this.contextRunner.run((context) -> assertThat(output).containsOnlyOnce(WARNING));
	}

	@Test
	void lazyInitializationDoesNotSilenceTheWarning(CapturedOutput output) {
		this.contextRunner
			.withInitializer(
					(context) -> context.addBeanFactoryPostProcessor(new LazyInitializationBeanFactoryPostProcessor()))
			.run((context) -> assertThat(output).containsOnlyOnce(WARNING));
	}

	@Test
	void noStoreIsOpenedAndNoElectionHeld() {
		this.contextRunner.run((context) -> {
			assertThat(context).doesNotHaveBean(LeaseStore.class);
			assertThat(context).doesNotHaveBean(ElectionEngine.class);
		});
	}

	@Test
	void absentWhileElectionsAreEnabled(CapturedOutput output) {
		Starter.contextRunner().run((context) -> {
			assertThat(context).doesNotHaveBean(EverywhereAutoConfiguration.class);
			assertThat(context).hasSingleBean(ElectionEngine.class).hasBean("primaryElections");
			assertThat(output).doesNotContain(WARNING);
		});
	}

	@Test
	void backsOffWhenUserProvidedBeanIsPresent() {
		this.contextRunner.withUserConfiguration(OwnElections.class).run((context) -> {
			assertThat(context).hasSingleBean(PrimaryElections.class);
			assertThat(context.getBean(PrimaryElection.class)).isSameAs(OwnElections.ELECTION);
		});
	}

	@Configuration(proxyBeanMethods = false)
	static class Annotated {

		@Bean
		Job job() {
			return new Job();
		}

		static class Job {

			@PrimaryOnly
			public String run() {
				return "done";
			}

		}

	}

	@Configuration(proxyBeanMethods = false)
	static class OwnElections {

		static final PrimaryElection ELECTION = mock(PrimaryElection.class);

		@Bean
		PrimaryElections ownElections() {
			PrimaryElections elections = mock(PrimaryElections.class);
			given(elections.get("primary")).willReturn(ELECTION);
			given(elections.worker()).willReturn(new Worker("own", "host", 1));
			return elections;
		}

	}

}
