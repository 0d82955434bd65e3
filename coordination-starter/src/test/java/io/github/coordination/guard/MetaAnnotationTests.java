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
import java.util.function.Consumer;
import java.util.function.Supplier;

import org.junit.jupiter.api.Test;
import org.springframework.context.ApplicationEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.AliasFor;

import io.github.coordination.NotPrimaryException;
import io.github.coordination.PrimaryOnly;
import io.github.coordination.guard.work.Guards;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class MetaAnnotationTests {

	private final LosableStore store = new LosableStore();

	@Test
	void metaAnnotationMayOverrideAttributes() {
		GuardFixture.contexts(this.store, Meta.class).run((primary) -> {
			assertThat(primary.getBean(Guards.class).elections()).containsExactly("audits", "nightly", "primary");
			GuardFixture.awaitPrimary(primary, "nightly");
			assertThat(primary.getBean(MetaJob.class).count()).isEqualTo(1);
			GuardFixture.contexts(this.store, Meta.class)
				.run((secondary) -> assertThatExceptionOfType(NotPrimaryException.class)
					.isThrownBy(() -> secondary.getBean(MetaJob.class).count())
					.withMessageContaining("\"nightly\""));
		});
	}

	@Test
	void listenersAndConsumersAreGuardedWithoutTheDefaultMethodsOfTheirInterfaces() {
		GuardFixture.contexts(this.store, Foreign.class).run((context) -> {
			assertThat(context).hasNotFailed();
			assertThat(context.getBean(Guards.class).descriptions()).contains("consumer (methods)",
					"listener (methods)");
		});
	}

	@PrimaryOnly
	@Retention(RetentionPolicy.RUNTIME)
	@Target({ ElementType.METHOD, ElementType.TYPE })
	@interface InElection {

		@AliasFor(annotation = PrimaryOnly.class)
		String value();

		@AliasFor(annotation = PrimaryOnly.class, attribute = "otherwise")
		PrimaryOnly.Otherwise refused() default PrimaryOnly.Otherwise.SKIP;

	}

	static class MetaJob {

		@InElection(value = "nightly", refused = PrimaryOnly.Otherwise.THROW)
		public int count() {
			return 1;
		}

	}

	@InElection("audits")
	static class MetaClass {

		public void audit() {
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class Meta {

		@Bean
		MetaJob metaJob() {
			return new MetaJob();
		}

		@Bean
		MetaClass metaClass() {
			return new MetaClass();
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class Foreign {

		@Bean
		@PrimaryOnly
		Consumer<String> consumer() {
			return (text) -> {
			};
		}

		@Bean
		@PrimaryOnly
		ApplicationListener<ApplicationEvent> listener() {
			return new SilentListener();
		}

		@Bean
		@PrimaryOnly(otherwise = PrimaryOnly.Otherwise.THROW)
		Supplier<String> supplier() {
			return () -> "done";
		}

	}

	static class SilentListener implements ApplicationListener<ApplicationEvent> {

		@Override
		public void onApplicationEvent(ApplicationEvent event) {
		}

	}

}
