/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.guard;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.github.coordination.PrimaryOnly;

import static org.assertj.core.api.Assertions.assertThat;

class GuardedListenerTests {

	@ParameterizedTest
	@ValueSource(classes = { OnKafkaMethod.class, OnRabbitMethod.class, OnJmsMethod.class, OnMetaMethod.class,
			OnClass.class, OnClassOfHiddenListener.class, OnClassThatListens.class, OnHandler.class,
			OnLifecycleThatListens.class })
	void guardOfAMessageListenerStopsTheStart(Class<?> type) {
		assertThat(GuardFixture.refusal(GuardFixture.contexts(type))).hasMessageContaining(type.getName())
			.hasMessageContaining("a skipped message would be acknowledged and lost");
	}

	@ParameterizedTest
	@ValueSource(classes = OtherMethodOfListener.class)
	void otherMethodsOfAListenerMayBeGuarded(Class<?> type) {
		GuardFixture.contexts(type).run((context) -> assertThat(context).hasNotFailed());
	}

	@Retention(RetentionPolicy.RUNTIME)
	@Target({ ElementType.TYPE, ElementType.METHOD, ElementType.ANNOTATION_TYPE })
	@interface KafkaListener {

	}

	@Retention(RetentionPolicy.RUNTIME)
	@Target(ElementType.METHOD)
	@interface KafkaHandler {

	}

	@Retention(RetentionPolicy.RUNTIME)
	@Target(ElementType.METHOD)
	@interface RabbitListener {

	}

	@Retention(RetentionPolicy.RUNTIME)
	@Target(ElementType.METHOD)
	@interface JmsListener {

	}

	@KafkaListener
	@Retention(RetentionPolicy.RUNTIME)
	@Target(ElementType.METHOD)
	@interface OnOrders {

	}

	static class OnKafkaMethod {

		@PrimaryOnly
		@KafkaListener
		public void on(String message) {
		}

	}

	static class OnRabbitMethod {

		@PrimaryOnly
		@RabbitListener
		public void on(String message) {
		}

	}

	static class OnJmsMethod {

		@PrimaryOnly
		@JmsListener
		public void on(String message) {
		}

	}

	static class OnMetaMethod {

		@PrimaryOnly
		@OnOrders
		public void on(String message) {
		}

	}

	@PrimaryOnly
	static class OnClass {

		@KafkaListener
		public void on(String message) {
		}

	}

	@PrimaryOnly
	static class OnClassOfHiddenListener {

		public void other() {
		}

		@KafkaListener
		void on(String message) {
		}

	}

	@PrimaryOnly
	@KafkaListener
	static class OnClassThatListens {

		public void on(String message) {
		}

	}

	@KafkaListener
	static class OnHandler {

		@PrimaryOnly
		@KafkaHandler
		public void on(String message) {
		}

	}

	@PrimaryOnly
	static class OnLifecycleThatListens extends IdleLifecycle {

		@KafkaListener
		public void on(String message) {
		}

	}

	static class OtherMethodOfListener {

		@KafkaListener
		public void on(String message) {
		}

		@PrimaryOnly
		public void work() {
		}

	}

}
