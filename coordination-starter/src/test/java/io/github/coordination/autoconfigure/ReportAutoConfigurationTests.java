/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.autoconfigure;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.context.LifecycleAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.event.EventListener;

import io.github.coordination.PrimaryAcquiredEvent;
import io.github.coordination.PrimaryChangedEvent;
import io.github.coordination.PrimaryElection;
import io.github.coordination.PrimaryLostEvent;
import io.github.coordination.PrimaryOnly;
import io.github.coordination.TransitionCause;
import io.github.coordination.Worker;
import io.github.coordination.election.ElectionListener;
import io.github.coordination.lease.LeaseStore;
import io.github.coordination.report.ElectionLogger;
import io.github.coordination.report.PrimaryEventPublisher;
import io.github.coordination.report.TestWorker;
import io.github.coordination.report.UnreliableStore;
import io.github.coordination.report.WorkerStartupLogger;

import static org.assertj.core.api.Assertions.assertThat;

@ExtendWith(OutputCaptureExtension.class)
class ReportAutoConfigurationTests {

	private final ApplicationContextRunner contextRunner = new ApplicationContextRunner()
		.withPropertyValues("spring.application.name=guests")
		.withBean(LeaseStore.class, UnreliableStore::new)
		.withConfiguration(AutoConfigurations.of(CoordinationAutoConfiguration.class, ElectionAutoConfiguration.class,
				LifecycleAutoConfiguration.class, GuardAutoConfiguration.class, ReportAutoConfiguration.class));

	@Test
	void startWritesTheGuardedBeansTheRoleAndTheTransition(CapturedOutput output) {
		this.contextRunner.withUserConfiguration(Application.class).run((context) -> {
			TestWorker.await(() -> output.getOut().contains("Worker startup"));
			TestWorker.await(() -> output.getOut().contains("Worker role"));
			assertThat(output).containsOnlyOnce("Guarded by @PrimaryOnly in application guests: job (methods)")
				.containsOnlyOnce("Worker startup: pid=%d, role=PRIMARY, election=primary, store=memory (this JVM)"
					.formatted(ProcessHandle.current().pid()))
				.containsOnlyOnce("Worker role: role=PRIMARY, election=primary, epoch=1, cause=FREE (");
		});
	}

	@Test
	void applicationHearsOfAWholeTermInOrder() {
		this.contextRunner.withUserConfiguration(Application.class).run((context) -> {
			Application application = context.getBean(Application.class);
			TestWorker.await(() -> application.events.size() == 2);
			context.getBean(PrimaryElection.class).resign();
			TestWorker.await(() -> application.events.size() == 3);
			assertThat(application.events.get(0)).isInstanceOf(PrimaryAcquiredEvent.class);
			assertThat(application.events.get(1))
				.isEqualTo(new PrimaryChangedEvent("primary", 1, context.getBean(Worker.class), true));
			assertThat(application.events.get(2)).isInstanceOfSatisfying(PrimaryLostEvent.class,
					(event) -> assertThat(event.cause()).isEqualTo(TransitionCause.RESIGNED));
		});
	}

	@Test
	void everyListenerIsToldAndNoneKeepsTheOthersFromHearing() {
		List<String> told = new CopyOnWriteArrayList<>();
		this.contextRunner.withBean("failing", ElectionListener.class, () -> new Settled(told, true))
			.withBean("other", ElectionListener.class, () -> new Settled(told, false))
			.run((context) -> {
				TestWorker.await(() -> told.size() == 2);
				TestWorker.await(() -> context.getBean(PrimaryElection.class).isPrimary());
			});
	}

	@Test
	void linesAndEventsBackOffWhenUserProvidedBeansArePresent() {
		this.contextRunner.withUserConfiguration(OwnBeans.class)
			.run((context) -> assertThat(context).hasSingleBean(ElectionLogger.class)
				.hasSingleBean(PrimaryEventPublisher.class)
				.hasBean("ownLogger")
				.hasBean("ownPublisher"));
	}

	@Test
	void linesAndEventsAreDisabledWithTheElection() {
		this.contextRunner.withPropertyValues("coordination.enabled=false")
			.run((context) -> assertThat(context).hasNotFailed()
				.doesNotHaveBean(ElectionLogger.class)
				.doesNotHaveBean(PrimaryEventPublisher.class)
				.doesNotHaveBean(WorkerStartupLogger.class));
	}

	@Test
	void linesAndEventsAreAbsentWithoutAnEngine() {
		new ApplicationContextRunner().withConfiguration(AutoConfigurations.of(ReportAutoConfiguration.class))
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean(ElectionLogger.class));
	}

	private record Settled(List<String> told, boolean failing) implements ElectionListener {

		@Override
		public void settled(String election) {
			this.told.add(election);
			if (this.failing) {
				throw new IllegalStateException("planned");
			}
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class Application {

		private final List<Object> events = new CopyOnWriteArrayList<>();

		@Bean
		Job job() {
			return new Job();
		}

		@EventListener({ PrimaryAcquiredEvent.class, PrimaryChangedEvent.class, PrimaryLostEvent.class })
		void hear(Object event) {
			this.events.add(event);
		}

	}

	static class Job {

		@PrimaryOnly
		public void run() {
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class OwnBeans {

		@Bean
		ElectionLogger ownLogger() {
			return new ElectionLogger("own", "own");
		}

		@Bean
		PrimaryEventPublisher ownPublisher() {
			return new PrimaryEventPublisher((event) -> {
			}, TestWorker.self());
		}

	}

}
