/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.autoconfigure;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.WebApplicationType;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.mock.env.MockEnvironment;

import io.github.coordination.autoconfigure.failure.MisconfigurationException;
import io.github.coordination.lease.InvalidNameException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class ApplicationNameTests {

	private final MockEnvironment environment = new MockEnvironment();

	private final DefaultListableBeanFactory beanFactory = new DefaultListableBeanFactory();

	@Test
	void propertyWins() {
		this.environment.setProperty("spring.application.name", "orders");
		main(Main.class);
		assertThat(resolve()).isEqualTo("orders");
	}

	@Test
	void nameMayHaveLettersOfAnyScript() {
		this.environment.setProperty("spring.application.name", "Aufträge 2.0_ß-北");
		assertThat(resolve()).isEqualTo("Aufträge 2.0_ß-北");
	}

	@Test
	void bootClassComesBeforeTheMainClass() {
		main(Main.class);
		assertThat(resolveIn(Orders.class)).isEqualTo(nameOf(Orders.class));
	}

	@Test
	void mainClassNamesTheApplicationWhereNoBootClassDoes() {
		main(Main.class);
		assertThat(resolve()).isEqualTo(nameOf(Main.class));
	}

	@Test
	void mainClassNamesTheApplicationWhereSeveralBootClassesDo() {
		try (AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext(Orders.class,
				Bills.class)) {
			context.getBeanFactory().registerSingleton(MainClass.BEAN_NAME, new MainClass(Main.class));
			assertThat(ApplicationName.resolve(this.environment, context.getBeanFactory()).value())
				.isEqualTo(nameOf(Main.class));
		}
	}

	@Test
	void emptyPropertyCountsAsNone() {
		this.environment.setProperty("spring.application.name", "");
		main(Main.class);
		assertThat(resolve()).isEqualTo(nameOf(Main.class));
	}

	@Test
	void missingBothIsOneSentence() {
		assertThatExceptionOfType(MisconfigurationException.class).isThrownBy(this::resolve)
			.withMessage("spring.application.name is not set and there is no main class to take a name from: set it to "
					+ "a name that all workers of this application share and no other application has.");
	}

	@Test
	void classWithoutAUsableNameIsOneSentence() {
		main(new Object() {

		}.getClass());
		assertThatExceptionOfType(InvalidNameException.class).isThrownBy(this::resolve)
			.withMessageStartingWith("spring.application.name is not set, and the name of the main class is \"\": use");
	}

	@Test
	void nameIsCheckedWhoeverMakesIt() {
		assertThatExceptionOfType(InvalidNameException.class).isThrownBy(() -> new ApplicationName("../x"))
			.withMessageStartingWith("The name of the application is \"../x\": use");
	}

	@Test
	void springApplicationRecordsTheMainClass() {
		SpringApplication application = new SpringApplication(Main.class);
		application.setMainApplicationClass(Bills.class);
		application.setWebApplicationType(WebApplicationType.NONE);
		try (ConfigurableApplicationContext context = application.run()) {
			assertThat(ApplicationName.resolve(this.environment, context.getBeanFactory()).value())
				.isEqualTo(nameOf(Bills.class));
		}
	}

	@Test
	void classesOfDifferentPackagesNameDifferentApplications() {
		assertThat(resolveIn(Orders.class)).startsWith("Orders-").isNotEqualTo(resolveIn(Elsewhere.Orders.class));
	}

	private static String nameOf(Class<?> type) {
		return "%s-%08x".formatted(type.getSimpleName(), type.getName().hashCode());
	}

	private void main(Class<?> type) {
		this.beanFactory.registerSingleton(MainClass.BEAN_NAME, new MainClass(type));
	}

	private String resolve() {
		return ApplicationName.resolve(this.environment, this.beanFactory).value();
	}

	private String resolveIn(Class<?> configuration) {
		try (AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext(configuration)) {
			context.getBeanFactory().registerSingleton(MainClass.BEAN_NAME, new MainClass(Main.class));
			return ApplicationName.resolve(this.environment, context.getBeanFactory()).value();
		}
	}

	@Configuration(proxyBeanMethods = false)
	static class Main {

	}

	static final class Elsewhere {

		@SpringBootConfiguration
		static class Orders {

		}

	}

	@SpringBootConfiguration
	static class Orders {

	}

	@SpringBootConfiguration
	static class Bills {

	}

}
