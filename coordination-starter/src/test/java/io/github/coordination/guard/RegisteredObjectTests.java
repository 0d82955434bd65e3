/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.guard;

import java.util.function.Supplier;

import org.junit.jupiter.api.Test;
import org.mockito.Mockito;
import org.springframework.aop.support.AopUtils;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.PriorityOrdered;

import io.github.coordination.PrimaryOnly;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.BDDMockito.then;

/**
 * Objects that are registered by hand, mocks and spies, without Spring's test framework.
 */
class RegisteredObjectTests {

	@Test
	void beanOfAnAnnotatedMethodThatIsMadeTooEarlyStopsTheStart() {
		refused(GuardFixture.contexts(AnnotatedTooEarly.class),
				"'report' (" + Report.class.getName() + ") cannot work: the bean was made before beans can be guarded");
	}

	@Test
	void spyRegisteredAsItIsStopsTheStart() {
		refused(GuardFixture.contexts().withInitializer(singleton("job", Mockito.spy(new Job()))),
				"'job' (" + Job.class.getName() + ") cannot work: it is a singleton that was registered as it is");
	}

	@Test
	void mockThatCallsTheRealMethodsStopsTheStart() {
		Job mock = Mockito.mock(Job.class, Mockito.CALLS_REAL_METHODS);
		refused(GuardFixture.contexts().withInitializer(singleton("job", mock)), "'job' (" + Job.class.getName());
	}

	@Test
	void annotatedObjectInPlaceOfABeanStopsTheStart() {
		refused(GuardFixture.contexts(JobOfItsOwn.class).withInitializer(instead("report", AnnotatedReport::new)),
				"'report' (" + AnnotatedReport.class.getName() + ") cannot work");
	}

	@Test
	void mockRegisteredAsItIsNeedsNoGuard() {
		Job mock = Mockito.mock();
		GuardFixture.contexts()
			.withInitializer(singleton("job", mock))
			.run((context) -> assertThat(context).hasNotFailed().getBean(Job.class).isSameAs(mock));
	}

	@Test
	void plainObjectInPlaceOfABeanNeedsNoGuard() {
		GuardFixture.contexts(JobOfItsOwn.class)
			.withInitializer(instead("report", PlainReport::new))
			.run((context) -> assertThat(context).hasNotFailed()
				.getBean(Runnable.class)
				.isExactlyInstanceOf(PlainReport.class));
	}

	@Test
	void mockThatABeanMethodMakesNeedsNoGuard() {
		GuardFixture.contexts(MockedByDefinition.class).run((context) -> {
			assertThat(context).hasNotFailed();
			context.getBean("job", Job.class).work();
			then(context.getBean("job", Job.class)).should().work();
			context.getBean("report", Runnable.class).run();
			then(context.getBean("report", Runnable.class)).should().run();
		});
	}

	@Test
	void spyThatABeanMethodMakesIsGuarded() {
		GuardFixture.contexts(SpiedByDefinition.class)
			.run((context) -> assertThat(context).hasNotFailed().getBean(Job.class).matches(AopUtils::isAopProxy));
	}

	private static void refused(ApplicationContextRunner contexts, String sentence) {
		assertThat(GuardFixture.refusal(contexts)).hasMessageContaining(sentence);
	}

	private static ApplicationContextInitializer<ConfigurableApplicationContext> singleton(String name, Object object) {
		return (context) -> context.getBeanFactory().registerSingleton(name, object);
	}

	/**
	 * Register an object by hand where the definitions are known already.
	 */
	private static ApplicationContextInitializer<ConfigurableApplicationContext> instead(String name,
			Supplier<Object> object) {
		return (context) -> context
			.addBeanFactoryPostProcessor((beanFactory) -> beanFactory.registerSingleton(name, object.get()));
	}

	static class Job {

		@PrimaryOnly
		public void work() {
		}

	}

	static class Report implements Runnable {

		@Override
		public void run() {
		}

	}

	static class PlainReport extends Report {

	}

	@PrimaryOnly
	static class AnnotatedReport extends Report {

	}

	static class EarlyProcessor implements BeanPostProcessor, PriorityOrdered {

		@Override
		public int getOrder() {
			return 0;
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class JobOfItsOwn {

		@Bean
		@PrimaryOnly
		Runnable report() {
			return new Report();
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class AnnotatedTooEarly {

		@Bean
		@PrimaryOnly
		static Runnable report() {
			return new Report();
		}

		@Bean
		static EarlyProcessor processor(Runnable report) {
			return new EarlyProcessor();
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class MockedByDefinition {

		@Bean
		Job job() {
			return Mockito.mock();
		}

		@Bean
		@PrimaryOnly
		Runnable report() {
			return Mockito.mock();
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class SpiedByDefinition {

		@Bean
		Job job() {
			return Mockito.spy(new Job());
		}

	}

}
