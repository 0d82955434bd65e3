/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.guard.plan;

import java.io.IOException;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

import net.bytebuddy.ByteBuddy;
import net.bytebuddy.description.annotation.AnnotationDescription;
import net.bytebuddy.dynamic.loading.ClassLoadingStrategy;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.beans.factory.support.RootBeanDefinition;
import org.springframework.util.ClassUtils;

import io.github.coordination.PrimaryOnly;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

class UnguardableKindTests {

	static Stream<Arguments> types() {
		return Stream.of(UnguardableKind.values())
			.flatMap((kind) -> kind.types().stream().map((type) -> Arguments.of(kind, type)));
	}

	@ParameterizedTest
	@MethodSource("types")
	void beanOfAnUnguardableTypeIsRefusedByItsName(UnguardableKind kind, String type) throws Exception {
		Class<?> annotated = implementation(type);
		UnworkableGuardException refusal = refusal(annotated);
		assertThat(refusal).hasMessageContaining("bean 'mine'")
			.hasMessageContaining(annotated.getName())
			.hasMessageContaining(ClassUtils.getShortName(type))
			.hasMessageEndingWith(kind.problem());
		assertThat(refusal.getCure()).isEqualTo(kind.cure());
	}

	@ParameterizedTest
	@MethodSource("types")
	void pageNamesEachUnguardableType(UnguardableKind kind, String type) throws IOException {
		assertThat(page()).contains("`" + ClassUtils.getShortName(type) + "`")
			.contains(kind.problem())
			.contains(kind.cure());
	}

	@Test
	void pageNamesEachListener() throws IOException {
		String page = page();
		for (ListenerKind kind : ListenerKind.values()) {
			assertThat(page).contains(kind.problem()).contains(kind.cure());
			kind.names().forEach((name) -> assertThat(page).contains("`@" + name + "`"));
		}
	}

	private static String page() throws IOException {
		return Files.readString(Path.of("docs/guarded-beans.md"));
	}

	private static UnworkableGuardException refusal(Class<?> type) {
		DefaultListableBeanFactory beanFactory = new DefaultListableBeanFactory();
		beanFactory.registerBeanDefinition("mine", new RootBeanDefinition(type));
		GuardPlanner planner = new GuardPlanner(beanFactory);
		return catchThrowableOfType(UnworkableGuardException.class, () -> planner.plan("mine", BeanTypes.of(type)));
	}

	/**
	 * An annotated class of a type, which is that of the library if the library is here.
	 */
	private static Class<?> implementation(String type) {
		Class<?> parent = typeOf(type);
		if (Modifier.isFinal(parent.getModifiers())) {
			throw new IllegalStateException("Nobody can implement " + parent);
		}
		return new ByteBuddy().subclass(parent)
			.name("mine.Implementation")
			.annotateType(AnnotationDescription.Builder.ofType(PrimaryOnly.class).build())
			.make()
			.load(loaderOf(parent), ClassLoadingStrategy.Default.WRAPPER)
			.getLoaded();
	}

	private static ClassLoader loaderOf(Class<?> parent) {
		ClassLoader here = UnguardableKindTests.class.getClassLoader();
		return ClassUtils.isPresent(parent.getName(), here) ? here : parent.getClassLoader();
	}

	private static Class<?> typeOf(String type) {
		ClassLoader here = UnguardableKindTests.class.getClassLoader();
		if (ClassUtils.isPresent(type, here)) {
			return ClassUtils.resolveClassName(type, here);
		}
		return new ByteBuddy().makeInterface()
			.name(type)
			.make()
			.load(here, ClassLoadingStrategy.Default.WRAPPER)
			.getLoaded();
	}

}
