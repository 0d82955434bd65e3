/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.guard;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Scope;
import org.springframework.context.support.ApplicationObjectSupport;

import io.github.coordination.PrimaryOnly;
import io.github.coordination.guard.other.BaseJob;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

@ExtendWith(OutputCaptureExtension.class)
class UnproxiedMembersTests {

	private static final String WARNING = "is guarded by a proxy, a subclass of its class whose own fields are empty";

	@Test
	void membersThatAClassProxyDoesNotLeadToTheBeanAreWarnedOfOnceForTheBean(CapturedOutput output) {
		GuardFixture.contexts().withBean("report", DerivedJob.class).run((context) -> {
			assertThat(context).hasNotFailed();
			assertThat(context.getBean(DerivedJob.class).open()).isEqualTo("base");
			assertThatNullPointerException().isThrownBy(() -> context.getBean(DerivedJob.class).length());
			assertThat(context.getBean(DerivedJob.class).name()).isNull();
			assertThat(warnings(output)).singleElement()
				.asString()
				.contains("WARN", "Bean 'report' (" + DerivedJob.class.getName() + ")",
						": DerivedJob.length(), DerivedJob.near(), DerivedJob.title, BaseJob.hidden(), BaseJob.name() belong")
				.contains("Remove 'final' from these methods", "move the @PrimaryOnly work to a bean of its own.");
		});
	}

	@Test
	void prototypeIsWarnedOfOnce(CapturedOutput output) {
		GuardFixture.contexts(Prototypes.class).run((context) -> {
			context.getBean(DerivedJob.class);
			context.getBean(DerivedJob.class);
			assertThat(warnings(output)).hasSize(1);
		});
	}

	@ParameterizedTest
	@ValueSource(classes = { OpenJob.class, LibraryParent.class, Stateless.class, FinalWithInterface.class,
			NotAnnotated.class })
	void nothingIsSaidOfABeanWhoseMembersAllWork(Class<?> type, CapturedOutput output) {
		GuardFixture.contexts()
			.withBean("bean", type)
			.withPropertyValues("spring.aop.proxy-target-class=false")
			.run((context) -> {
				assertThat(context).hasNotFailed();
				assertThat(warnings(output)).isEmpty();
			});
	}

	private static Stream<String> warnings(CapturedOutput output) {
		return output.getAll().lines().filter((line) -> line.contains(WARNING));
	}

	static class DerivedJob extends BaseJob {

		public final String title = new String("title");

		@Autowired
		@SuppressWarnings("NullAway.Init")
		public ApplicationContext injected;

		private final AtomicInteger count = new AtomicInteger();

		@PrimaryOnly
		public void work() {
			this.count.incrementAndGet();
		}

		public final int length() {
			return this.count.get();
		}

		final int near() {
			return this.count.get();
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class Prototypes {

		@Bean
		@Scope("prototype")
		DerivedJob derived() {
			return new DerivedJob();
		}

	}

	static class OpenJob {

		private static final int LIMIT = 1;

		private int count;

		@PrimaryOnly
		public void work() {
			this.count = increment();
		}

		public static final int limit() {
			return LIMIT;
		}

		int near() {
			return this.count;
		}

		protected final int forSubclasses() {
			return this.count;
		}

		private int increment() {
			return this.count + 1;
		}

	}

	/**
	 * Its parent has final methods that nobody calls.
	 */
	static class LibraryParent extends ApplicationObjectSupport {

		@PrimaryOnly
		public void work() {
		}

	}

	static class Stateless {

		@PrimaryOnly
		public void work() {
		}

		public final int two() {
			return 2;
		}

	}

	static final class FinalWithInterface implements Runnable {

		private int count;

		@Override
		@PrimaryOnly
		public void run() {
			this.count++;
		}

		public int count() {
			return this.count;
		}

	}

	static class NotAnnotated {

		private int count;

		public void work() {
			this.count++;
		}

		public final int count() {
			return this.count;
		}

	}

}
