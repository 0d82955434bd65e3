/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.guard;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.FactoryBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;
import org.springframework.context.annotation.Scope;
import org.springframework.context.annotation.ScopedProxyMode;
import org.springframework.context.support.GenericApplicationContext;

import io.github.coordination.PrimaryOnly;
import io.github.coordination.election.calls.GuardedWork;
import io.github.coordination.guard.work.Guards;

import static org.assertj.core.api.Assertions.assertThat;

class BeanDefinitionTests {

	private final LosableStore store = new LosableStore();

	@Test
	void beansAreGuardedHoweverTheyAreDefined() {
		GuardFixture.contexts(this.store, Beans.class).run((primary) -> {
			GuardFixture.awaitPrimary(primary);
			GuardFixture.contexts(this.store, Beans.class).run((secondary) -> {
				for (String name : secondary.getBeanNamesForType(Job.class)) {
					assertThat(primary.getBean(name, Job.class).work()).as(name).contains("done");
					assertThat(secondary.getBean(name, Job.class).work()).as(name).isEmpty();
				}
				assertThat(primary.getBean(Holder.class).inner().work()).contains("done");
				assertThat(secondary.getBean(Holder.class).inner().work()).isEmpty();
			});
		});
	}

	@Test
	void instancesOfAPrototypeAreCountedAsOneWork() {
		GuardFixture.contexts(this.store, Beans.class).run((context) -> {
			GuardFixture.awaitPrimary(context);
			int works = GuardFixture.election(context).work().size();
			for (int i = 0; i < 5; i++) {
				assertThat(context.getBean("prototype", Job.class).work()).contains("done");
				assertThat(context.getBean("scoped", Job.class).work()).contains("done");
			}
			assertThat(GuardFixture.election(context).work()).hasSizeLessThanOrEqualTo(works + 2);
			assertThat(GuardFixture.election(context).work().stream().mapToLong(GuardedWork::runs).max()).hasValue(5);
		});
	}

	@Test
	void lazyBeanStandsInItsElectionFromItsFirstCallOn() {
		GuardFixture.contexts(this.store, LazyBeans.class).run((context) -> {
			GuardFixture.awaitPrimary(context);
			assertThat(context.getBean(Guards.class).elections()).containsExactly("primary");
			assertThat(this.store.record("lazy")).isNull();
			Job job = context.getBean(Job.class);
			GuardFixture.await(() -> job.work().isPresent());
			assertThat(this.store.record("lazy")).isNotNull();
		});
	}

	@Test
	void oneClassDefinedTwiceIsGuardedTwice() {
		GuardFixture.contexts(this.store, Twice.class).run((context) -> {
			GuardFixture.awaitPrimary(context);
			context.getBean("first", Counting.class).run();
			context.getBean("first", Counting.class).run();
			context.getBean("second", Counting.class).run();
			assertThat(GuardFixture.election(context).work()).filteredOn((work) -> work.name().equals("Counting.run"))
				.extracting(GuardedWork::runs)
				.containsExactlyInAnyOrder(2L, 1L);
		});
	}

	interface Job {

		Optional<String> work();

	}

	static class AnnotatedJob implements Job {

		@Override
		@PrimaryOnly
		public Optional<String> work() {
			return Optional.of("done");
		}

	}

	static class PlainJob implements Job {

		@Override
		public Optional<String> work() {
			return Optional.of("done");
		}

	}

	static class LazyJob implements Job {

		@Override
		@PrimaryOnly("lazy")
		public Optional<String> work() {
			return Optional.of("done");
		}

	}

	static class JobFactory implements FactoryBean<Job> {

		@Override
		public Job getObject() {
			return new AnnotatedJob();
		}

		@Override
		public Class<?> getObjectType() {
			return AnnotatedJob.class;
		}

	}

	record Holder(Job inner) {

	}

	static class Counting implements Runnable {

		private final AtomicInteger runs = new AtomicInteger();

		@Override
		@PrimaryOnly
		public void run() {
			this.runs.incrementAndGet();
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class Beans {

		@Bean
		Job annotated() {
			return new AnnotatedJob();
		}

		@Bean
		@PrimaryOnly
		static Job onStaticMethod() {
			return new PlainJob();
		}

		@Bean
		JobFactory made() {
			return new JobFactory();
		}

		@Bean
		@PrimaryOnly
		FactoryBean<Job> madeOnMethod() {
			return new FactoryBean<>() {

				@Override
				public Job getObject() {
					return new PlainJob();
				}

				@Override
				public Class<?> getObjectType() {
					return PlainJob.class;
				}

			};
		}

		@Bean
		@Lazy
		Job lazy() {
			return new AnnotatedJob();
		}

		@Bean
		@Scope("prototype")
		Job prototype() {
			return new AnnotatedJob();
		}

		@Bean
		@Scope(value = "prototype", proxyMode = ScopedProxyMode.INTERFACES)
		Job scoped() {
			return new AnnotatedJob();
		}

		@Bean
		@PrimaryOnly
		@Scope(value = "prototype", proxyMode = ScopedProxyMode.TARGET_CLASS)
		PlainJob scopedByClass() {
			return new PlainJob();
		}

		@Bean
		Job bySupplier(GenericApplicationContext context) {
			context.registerBean("registered", AnnotatedJob.class, AnnotatedJob::new);
			return context.getBean("registered", Job.class);
		}

		@Bean
		static InnerBeans innerBeans() {
			return new InnerBeans();
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class LazyBeans {

		@Bean
		@Lazy
		Job lazy() {
			return new LazyJob();
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class Twice {

		@Bean
		Counting first() {
			return new Counting();
		}

		@Bean
		Counting second() {
			return new Counting();
		}

	}

}
