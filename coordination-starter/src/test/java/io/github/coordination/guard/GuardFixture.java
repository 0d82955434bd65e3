/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.guard;

import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;

import org.awaitility.Awaitility;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;

import io.github.coordination.PrimaryElection;
import io.github.coordination.PrimaryElections;
import io.github.coordination.autoconfigure.ElectionAutoConfiguration;
import io.github.coordination.autoconfigure.GuardAutoConfiguration;
import io.github.coordination.election.LeaseElection;
import io.github.coordination.election.calls.GuardedWork;
import io.github.coordination.faults.SideBySide;
import io.github.coordination.guard.plan.UnworkableGuardException;
import io.github.coordination.lease.LeaseStore;
import io.github.coordination.store.memory.MemoryLeaseStore;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Contexts with a real engine on a memory store of their own.
 */
final class GuardFixture {

	/**
	 * A lease that a loaded machine does not lose, and renewals that notice a loss soon.
	 */
	static final String[] PROPERTIES = { "coordination.primary.lease=2m", "coordination.primary.renew=100ms",
			"coordination.primary.guard=500ms", "coordination.primary.first-outcome-timeout=10s",
			"spring.main.banner-mode=off" };

	private GuardFixture() {
	}

	/**
	 * Run an application as {@code SpringApplication} does, on a store that others share.
	 */
	static ConfigurableApplicationContext run(LeaseStore store, Class<?> configuration, String... arguments) {
		return application(store, configuration).run(arguments);
	}

	/**
	 * The same, for several that start at one time.
	 */
	static ConfigurableApplicationContext runBesideOthers(LeaseStore store, Class<?> configuration) {
		return SideBySide.prepare(application(store, configuration)).run();
	}

	static SpringApplicationBuilder application(LeaseStore store, Class<?>... configurations) {
		return new SpringApplicationBuilder(Coordination.class).sources(configurations)
			.web(WebApplicationType.NONE)
			.properties(PROPERTIES)
			.initializers(singleton(store));
	}

	private static ApplicationContextInitializer<ConfigurableApplicationContext> singleton(LeaseStore store) {
		return (context) -> {
			if (context.getParent() == null) {
				context.getBeanFactory().registerSingleton("leaseStore", store);
			}
		};
	}

	static LeaseElection election(ApplicationContext context) {
		return (LeaseElection) context.getBean(PrimaryElection.class);
	}

	/**
	 * What a guarded method has been counted as, by the name of its work.
	 */
	static GuardedWork work(LeaseElection election, String name) {
		return election.work().stream().filter((each) -> each.name().equals(name)).findFirst().orElseThrow();
	}

	static long skips(ApplicationContext context, String election, String name) {
		return work((LeaseElection) context.getBean(PrimaryElections.class).get(election), name).skips();
	}

	static ApplicationContextRunner contexts(Class<?>... configurations) {
		return contexts(new MemoryLeaseStore(Clock.systemUTC()), configurations);
	}

	static ApplicationContextRunner contexts(LeaseStore store, Class<?>... configurations) {
		return new ApplicationContextRunner()
			.withConfiguration(AutoConfigurations.of(ElectionAutoConfiguration.class, GuardAutoConfiguration.class))
			.withPropertyValues(PROPERTIES)
			.withBean(LeaseStore.class, () -> store)
			.withUserConfiguration(configurations);
	}

	/**
	 * Why the start was refused.
	 */
	static UnworkableGuardException refusal(ApplicationContextRunner contexts) {
		AtomicReference<Throwable> failure = new AtomicReference<>();
		contexts.run((context) -> failure.set(context.getStartupFailure()));
		Throwable cause = failure.get();
		while (cause != null && !(cause instanceof UnworkableGuardException)) {
			cause = cause.getCause();
		}
		assertThat(cause).as("%s", failure.get()).isInstanceOf(UnworkableGuardException.class);
		return (UnworkableGuardException) cause;
	}

	/**
	 * Wait until the worker is primary and its takeover lets guarded calls in.
	 */
	static void awaitPrimary(ApplicationContext context) {
		awaitPrimary(context, PrimaryElection.DEFAULT_NAME);
	}

	static void awaitPrimary(ApplicationContext context, String name) {
		PrimaryElection election = context.getBean(PrimaryElections.class).get(name);
		await(() -> election.runIfPrimary(() -> {
		}));
	}

	static void await(BooleanSupplier fact) {
		Awaitility.await().atMost(Duration.ofSeconds(60)).pollInterval(Duration.ofMillis(5)).until(fact::getAsBoolean);
	}

	/**
	 * The engine and the guard.
	 */
	@Configuration(proxyBeanMethods = false)
	@ImportAutoConfiguration({ ElectionAutoConfiguration.class, GuardAutoConfiguration.class })
	static class Coordination {

	}

}
