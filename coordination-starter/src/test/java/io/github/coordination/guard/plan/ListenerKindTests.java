/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.guard.plan;

import java.lang.annotation.Annotation;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.util.Objects;
import java.util.stream.Stream;

import net.bytebuddy.ByteBuddy;
import net.bytebuddy.description.annotation.AnnotationDescription;
import net.bytebuddy.description.modifier.Visibility;
import net.bytebuddy.dynamic.loading.ClassLoadingStrategy;
import net.bytebuddy.implementation.StubMethod;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.util.ClassUtils;

import io.github.coordination.PrimaryOnly;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

class ListenerKindTests {

	static Stream<Arguments> annotations() {
		return Stream.of(ListenerKind.values())
			.flatMap((kind) -> Stream
				.concat(kind.names().stream().map((name) -> "mine." + name),
						kind.packages().stream().map((name) -> name + "Planted"))
				.map((name) -> Arguments.of(kind, name)));
	}

	@ParameterizedTest
	@MethodSource("annotations")
	void methodIsRefusedByItsAnnotation(ListenerKind kind, String annotation) throws Exception {
		Class<?> type = listener(annotation);
		UnworkableGuardException refusal = catchThrowableOfType(UnworkableGuardException.class, () -> plan(type));
		assertThat(refusal).hasMessageContaining("mine.Listener.on()")
			.hasMessageContaining("@" + annotation.substring(annotation.lastIndexOf('.') + 1))
			.hasMessageEndingWith(kind.problem());
		assertThat(refusal.getCure()).isEqualTo(kind.cure());
	}

	@ParameterizedTest
	@ValueSource(strings = { "org.springframework.integration.annotation.Publisher",
			"org.springframework.messaging.handler.annotation.SendTo",
			"org.springframework.kafka.annotation.EnableKafka", "mine.Filter", "mine.Router" })
	void methodWithAnotherAnnotationIsGuarded(String annotation) throws Exception {
		assertThat(plan(listener(annotation))).isNotNull();
	}

	private static GuardPlan plan(Class<?> type) {
		return Objects
			.requireNonNull(new GuardPlanner(new DefaultListableBeanFactory()).plan("mine", BeanTypes.of(type)));
	}

	/**
	 * A class with a method that has an annotation of this name.
	 */
	private static Class<?> listener(String annotation) {
		Class<? extends Annotation> planted = annotation(annotation);
		return new ByteBuddy().subclass(Object.class)
			.name("mine.Listener")
			.defineMethod("on", void.class, Visibility.PUBLIC)
			.intercept(StubMethod.INSTANCE)
			.annotateMethod(AnnotationDescription.Builder.ofType(PrimaryOnly.class).build(),
					AnnotationDescription.Builder.ofType(planted).build())
			.make()
			.load(planted.getClassLoader(), ClassLoadingStrategy.Default.WRAPPER)
			.getLoaded();
	}

	private static Class<? extends Annotation> annotation(String name) {
		ClassLoader here = ListenerKindTests.class.getClassLoader();
		if (ClassUtils.isPresent(name, here)) {
			return ClassUtils.resolveClassName(name, here).asSubclass(Annotation.class);
		}
		AnnotationDescription runtime = AnnotationDescription.Builder.ofType(Retention.class)
			.define("value", RetentionPolicy.RUNTIME)
			.build();
		return new ByteBuddy().makeAnnotation()
			.name(name)
			.annotateType(runtime)
			.make()
			.load(here, ClassLoadingStrategy.Default.WRAPPER_PERSISTENT)
			.getLoaded()
			.asSubclass(Annotation.class);
	}

}
