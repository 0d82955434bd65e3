/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.guard;

import java.lang.reflect.Proxy;
import java.util.Optional;

import org.aopalliance.intercept.MethodInterceptor;
import org.junit.jupiter.api.Test;
import org.springframework.aop.framework.ProxyFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import io.github.coordination.PrimaryOnly;

import static org.assertj.core.api.Assertions.assertThat;

class AnnotationPlaceTests {

	private final LosableStore store = new LosableStore();

	@Test
	void annotationIsFoundWhereverAnOverriddenMethodOrTypeHasIt() {
		GuardFixture.contexts(this.store, Places.class).run((primary) -> {
			GuardFixture.awaitPrimary(primary);
			GuardFixture.contexts(this.store, Places.class).run((secondary) -> {
				for (String name : secondary.getBeanNamesForType(Source.class)) {
					assertThat(get(primary.getBean(name))).as(name).isEqualTo(Optional.of("done"));
					assertThat(get(secondary.getBean(name))).as(name).isEqualTo(Optional.empty());
				}
				assertThat(secondary.getBeanNamesForType(Source.class)).hasSize(13);
			});
		});
	}

	/**
	 * Through the interface, hence through a bridge where the class is generic.
	 */
	private static Object get(Object bean) {
		return ((Source<?>) bean).get();
	}

	interface Source<T> {

		T get();

	}

	interface AnnotatedSource extends Source<Optional<String>> {

		@Override
		@PrimaryOnly
		Optional<String> get();

	}

	@PrimaryOnly
	interface AnnotatedType extends Source<Optional<String>> {

	}

	interface DefaultSource extends Source<Optional<String>> {

		@Override
		@PrimaryOnly
		default Optional<String> get() {
			return Optional.of("done");
		}

	}

	abstract static class Base<T> implements Source<Optional<T>> {

		@Override
		@PrimaryOnly
		public Optional<T> get() {
			return Optional.empty();
		}

	}

	@PrimaryOnly
	abstract static class AnnotatedBase<T> implements Source<T> {

		@Override
		public abstract T get();

	}

	static class OfAnnotatedSource implements AnnotatedSource {

		@Override
		public Optional<String> get() {
			return Optional.of("done");
		}

	}

	static class OfAnnotatedType implements AnnotatedType {

		@Override
		public Optional<String> get() {
			return Optional.of("done");
		}

	}

	static class OfDefault implements DefaultSource {

	}

	static class Overriding extends Base<String> {

		@Override
		public Optional<String> get() {
			return Optional.of("done");
		}

	}

	static class OfAnnotatedBase extends AnnotatedBase<Optional<String>> {

		@Override
		public Optional<String> get() {
			return Optional.of("done");
		}

	}

	static class Generic implements Source<Optional<String>> {

		@Override
		@PrimaryOnly
		public Optional<String> get() {
			return Optional.of("done");
		}

	}

	static final class FinalSource implements Source<Optional<String>> {

		@Override
		@PrimaryOnly
		public Optional<String> get() {
			return Optional.of("done");
		}

	}

	@PrimaryOnly
	record RecordSource(Optional<String> get) implements Source<Optional<String>> {

	}

	@Configuration(proxyBeanMethods = false)
	static class Places {

		@Bean
		Source<Optional<String>> ofAnnotatedSource() {
			return new OfAnnotatedSource();
		}

		@Bean
		Source<Optional<String>> ofAnnotatedType() {
			return new OfAnnotatedType();
		}

		@Bean
		Source<Optional<String>> ofDefault() {
			return new OfDefault();
		}

		@Bean
		Source<Optional<String>> overriding() {
			return new Overriding();
		}

		@Bean
		Source<Optional<String>> ofAnnotatedBase() {
			return new OfAnnotatedBase();
		}

		@Bean
		Source<Optional<String>> generic() {
			return new Generic();
		}

		@Bean
		Source<Optional<String>> finalSource() {
			return new FinalSource();
		}

		@Bean
		Source<Optional<String>> recordSource() {
			return new RecordSource(Optional.of("done"));
		}

		@Bean
		@PrimaryOnly
		Source<Optional<String>> anonymous() {
			return new Source<>() {

				@Override
				public Optional<String> get() {
					return Optional.of("done");
				}

			};
		}

		@Bean
		AnnotatedSource lambda() {
			return () -> Optional.of("done");
		}

		@Bean
		AnnotatedSource madeOfAnInterface() {
			return (AnnotatedSource) Proxy.newProxyInstance(getClass().getClassLoader(),
					new Class<?>[] { AnnotatedSource.class },
					(proxy, method, arguments) -> method.getName().equals("hashCode") ? 0 : Optional.of("done"));
		}

		@Bean
		AnnotatedSource adviceWithoutTarget() {
			return ProxyFactory.getProxy(AnnotatedSource.class, (MethodInterceptor) (call) -> Optional.of("done"));
		}

		/**
		 * As a repository is made: the class behind the proxy knows nothing of the
		 * interface.
		 */
		@Bean
		AnnotatedSource adviceBeforeAnotherClass() {
			ProxyFactory factory = new ProxyFactory();
			factory.setTarget(new Object());
			factory.addInterface(AnnotatedSource.class);
			factory.addAdvice((MethodInterceptor) (call) -> Optional.of("done"));
			return (AnnotatedSource) factory.getProxy();
		}

	}

}
