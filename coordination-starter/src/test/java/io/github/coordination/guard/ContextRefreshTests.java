/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.guard;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.support.BeanDefinitionRegistry;
import org.springframework.beans.factory.support.BeanDefinitionRegistryPostProcessor;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.boot.ApplicationRunner;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.mock.web.MockServletContext;
import org.springframework.test.context.support.TestPropertySourceUtils;
import org.springframework.web.context.support.AnnotationConfigWebApplicationContext;

import io.github.coordination.PrimaryElection;
import io.github.coordination.PrimaryOnly;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

class ContextRefreshTests {

	private final LosableStore store = new LosableStore();

	@Test
	void refreshHandsOverToTheNewBeans() {
		try (AnnotationConfigWebApplicationContext context = new AnnotationConfigWebApplicationContext()) {
			context.setServletContext(new MockServletContext());
			TestPropertySourceUtils.addInlinedPropertiesToEnvironment(context, GuardFixture.PROPERTIES);
			context.addBeanFactoryPostProcessor(new StoreRegistration(this.store));
			context.register(GuardFixture.Coordination.class, Application.class);
			context.refresh();
			GuardFixture.awaitPrimary(context);
			Service first = context.getBean(Service.class);
			GuardFixture.await(first::isRunning);
			PrimaryElection before = context.getBean(PrimaryElection.class);
			context.refresh();
			assertThat(before.isPrimary()).isFalse();
			assertThat(first.isRunning()).isFalse();
			GuardFixture.awaitPrimary(context);
			assertThat(context.getBean(PrimaryElection.class)).isNotSameAs(before);
			GuardFixture.await(() -> context.getBean(Service.class).isRunning());
			assertThat(GuardFixture.election(context).epoch()).isEqualTo(2);
		}
		assertThat(this.store.isReleased("primary")).isTrue();
	}

	@Test
	void twoApplicationsInOneProcessDoNotDisturbEachOther() {
		LosableStore others = new LosableStore();
		try (ConfigurableApplicationContext two = GuardFixture.run(others, Application.class)) {
			try (ConfigurableApplicationContext one = GuardFixture.run(this.store, Application.class)) {
				GuardFixture.awaitPrimary(one);
				GuardFixture.awaitPrimary(two);
			}
			assertThat(this.store.isReleased("primary")).isTrue();
			assertThat(GuardFixture.election(two).isPrimary()).isTrue();
			assertThat(others.isReleased("primary")).isFalse();
		}
	}

	@Test
	void startThatFailsLeavesNoTermBehind() {
		assertThatIllegalStateException().isThrownBy(() -> GuardFixture.run(this.store, FailingToStart.class))
			.withMessage("planned");
		assertThat(this.store.isReleased("primary")).isTrue();
	}

	@PrimaryOnly
	static class Service extends IdleLifecycle {

		private volatile boolean running;

		@Override
		public void start() {
			this.running = true;
		}

		@Override
		public void stop() {
			this.running = false;
		}

		@Override
		public boolean isRunning() {
			return this.running;
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class Application {

		@Bean
		Service service() {
			return new Service();
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class FailingToStart {

		@Bean
		ApplicationRunner failing(PrimaryElection election) {
			return (arguments) -> {
				GuardFixture.await(election::isPrimary);
				throw new IllegalStateException("planned");
			};
		}

	}

	/**
	 * Gives every bean factory of a context the same store.
	 */
	private record StoreRegistration(LosableStore store) implements BeanDefinitionRegistryPostProcessor {

		@Override
		public void postProcessBeanDefinitionRegistry(BeanDefinitionRegistry registry) {
			((DefaultListableBeanFactory) registry).registerSingleton("leaseStore", this.store);
		}

	}

}
