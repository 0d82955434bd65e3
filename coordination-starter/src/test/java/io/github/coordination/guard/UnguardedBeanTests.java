/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.guard;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.FactoryBean;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Scope;
import org.springframework.core.PriorityOrdered;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.annotation.Scheduled;

import io.github.coordination.PrimaryOnly;
import io.github.coordination.guard.other.HiddenJob;

import static org.assertj.core.api.Assertions.assertThat;

class UnguardedBeanTests {

	@Test
	void beanMadeForAPostProcessorStopsTheStart() {
		refused(GuardFixture.contexts(TooEarly.class),
				"'job' (" + Job.class.getName() + ") cannot work: the bean was made before beans can be guarded");
	}

	@Test
	void singletonRegisteredAsItIsStopsTheStart() {
		refused(GuardFixture.contexts()
			.withInitializer((context) -> context.getBeanFactory().registerSingleton("job", new Job())),
				"'job' (" + Job.class.getName() + ") cannot work: it is a singleton that was registered as it is");
	}

	@Test
	void guardedMethodOfAFactoryStopsTheStart() {
		refused(GuardFixture.contexts(Factory.class),
				Factory.class.getName() + ".refresh() cannot work: calls of a FactoryBean are not guarded");
	}

	@Test
	void guardedClassOfAFactoryStopsTheStart() {
		refused(GuardFixture.contexts(AnnotatedFactory.class),
				AnnotatedFactory.class.getName() + " cannot work: a FactoryBean is not guarded");
	}

	@Test
	void packagePrivateMethodOfAnotherPackageStopsTheStart() {
		refused(GuardFixture.contexts(Inheriting.class), Inheriting.class.getName()
				+ ".work() cannot work: no proxy sees the calls of a package-private method of another package");
	}

	@Test
	void triggeredMethodThatAnInterfaceProxyDoesNotHaveStopsTheStart() {
		refused(GuardFixture.contexts(Triggered.class).withPropertyValues("spring.aop.proxy-target-class=false"),
				TriggeredJob.class.getName() + ".tick() cannot work: the bean is proxied through its interfaces");
	}

	@Test
	void classOfWhichNoProxyCanBeMadeStopsTheStart() {
		refused(GuardFixture.contexts(Unproxyable.class),
				PrivatelyMade.class.getName() + ") cannot work: no proxy of it can be made");
	}

	@Test
	void lifecycleThatIsNoSingletonStopsTheStart() {
		refused(GuardFixture.contexts(NoSingleton.class),
				HangingLifecycle.class.getName() + ") cannot work: a lifecycle is run or started by its name");
	}

	private static void refused(ApplicationContextRunner contexts, String sentence) {
		assertThat(GuardFixture.refusal(contexts)).hasMessageContaining(sentence);
	}

	static class Job {

		@PrimaryOnly
		public void work() {
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class TooEarly {

		@Bean
		static Job job() {
			return new Job();
		}

		@Bean
		static EarlyProcessor processor(Job job) {
			return new EarlyProcessor();
		}

	}

	static class EarlyProcessor implements BeanPostProcessor, PriorityOrdered {

		@Override
		public int getOrder() {
			return 0;
		}

	}

	static class Factory implements FactoryBean<String> {

		@PrimaryOnly
		public void refresh() {
		}

		@Override
		public String getObject() {
			return "made";
		}

		@Override
		public Class<?> getObjectType() {
			return String.class;
		}

	}

	@PrimaryOnly
	static class AnnotatedFactory implements FactoryBean<Job> {

		@Override
		public Job getObject() {
			return new Job();
		}

		@Override
		public Class<?> getObjectType() {
			return Job.class;
		}

	}

	static class Inheriting extends HiddenJob {

	}

	static class PrivatelyMade {

		private PrivatelyMade() {
		}

		@PrimaryOnly
		public void work() {
		}

		static final class Nested extends PrivatelyMade {

		}

	}

	@Configuration(proxyBeanMethods = false)
	static class Unproxyable {

		@Bean
		PrivatelyMade privatelyMade() {
			return new PrivatelyMade();
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class NoSingleton {

		@Bean
		@Scope("prototype")
		HangingLifecycle prototype() {
			return new HangingLifecycle();
		}

		@Bean
		Object user(HangingLifecycle prototype) {
			return prototype;
		}

	}

	@PrimaryOnly
	static class TriggeredJob implements Runnable {

		@Override
		public void run() {
		}

		@Scheduled(fixedRate = 1000)
		public void tick() {
		}

	}

	@Configuration(proxyBeanMethods = false)
	@EnableScheduling
	static class Triggered {

		@Bean
		TriggeredJob triggeredJob() {
			return new TriggeredJob();
		}

	}

}
