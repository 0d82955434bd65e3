/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.guard.plan;

import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

import net.bytebuddy.ByteBuddy;
import net.bytebuddy.dynamic.loading.ClassLoadingStrategy;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.transaction.event.TransactionalEventListener;

import io.github.coordination.PrimaryOnly;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

class LibraryCallersTests {

	private static final String FUNCTIONS = "org.springframework.cloud.function.context.FunctionCatalog";

	private static final String EVENTS = "org.springframework.modulith.events.core.EventPublicationRegistry";

	@ParameterizedTest
	@ValueSource(classes = { Taking.class, Changing.class, Giving.class, OnMethod.class })
	void functionIsRefusedBesideSpringCloudFunctionOnly(Class<?> type) {
		UnworkableGuardException refusal = refusal(type, FUNCTIONS);
		assertThat(refusal).hasMessageContaining("bean 'mine'").hasMessageContaining("acknowledged and lost");
		assertThat(refusal.getCure()).contains("auto-startup=false");
		assertThat(planner("any.Other").plan("mine", BeanTypes.of(type))).isNotNull();
	}

	@ParameterizedTest
	@ValueSource(classes = Hearing.class)
	void listenerOfATransactionIsRefusedBesideSpringModulithOnly(Class<?> type) {
		UnworkableGuardException refusal = refusal(type, EVENTS);
		assertThat(refusal).hasMessageContaining("Hearing.on()").hasMessageContaining("counts as handled");
		assertThat(planner("any.Other").plan("mine", BeanTypes.of(type))).isNotNull();
	}

	private static UnworkableGuardException refusal(Class<?> type, String present) {
		return Objects.requireNonNull(catchThrowableOfType(UnworkableGuardException.class,
				() -> planner(present).plan("mine", BeanTypes.of(type))));
	}

	/**
	 * A planner where one more class is on the class path.
	 */
	private static GuardPlanner planner(String present) {
		DefaultListableBeanFactory beanFactory = new DefaultListableBeanFactory();
		beanFactory.setBeanClassLoader(new ByteBuddy().makeInterface()
			.name(present)
			.make()
			.load(LibraryCallersTests.class.getClassLoader(), ClassLoadingStrategy.Default.WRAPPER)
			.getLoaded()
			.getClassLoader());
		return new GuardPlanner(beanFactory);
	}

	@PrimaryOnly
	static class Taking implements Consumer<String> {

		@Override
		public void accept(String message) {
		}

	}

	@PrimaryOnly(otherwise = PrimaryOnly.Otherwise.THROW)
	static class Changing implements Function<String, String> {

		@Override
		public String apply(String message) {
			return message;
		}

	}

	@PrimaryOnly(otherwise = PrimaryOnly.Otherwise.THROW)
	static class Giving implements Supplier<String> {

		@Override
		public String get() {
			return "message";
		}

	}

	static class OnMethod implements Consumer<String> {

		@Override
		@PrimaryOnly
		public void accept(String message) {
		}

	}

	static class Hearing {

		@PrimaryOnly
		@TransactionalEventListener
		public void on(String event) {
		}

	}

}
