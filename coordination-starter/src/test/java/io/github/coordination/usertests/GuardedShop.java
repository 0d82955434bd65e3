/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.usertests;

import java.util.concurrent.atomic.AtomicInteger;

import org.springframework.beans.factory.FactoryBean;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.context.LifecycleAutoConfiguration;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.annotation.Scheduled;

import io.github.coordination.PrimaryOnly;
import io.github.coordination.autoconfigure.CoordinationAutoConfiguration;
import io.github.coordination.autoconfigure.ElectionAutoConfiguration;
import io.github.coordination.autoconfigure.GuardAutoConfiguration;
import io.github.coordination.autoconfigure.ReportAutoConfiguration;
import io.github.coordination.store.file.FileStoreAutoConfiguration;
import io.github.coordination.store.fixed.FixedStoreAutoConfiguration;
import io.github.coordination.store.memory.MemoryStoreAutoConfiguration;
import io.github.coordination.store.memory.TestElectionAutoConfiguration;

/**
 * An application with one guarded bean of each kind, for tests as its users write them.
 */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableScheduling
@ImportAutoConfiguration({ LifecycleAutoConfiguration.class, CoordinationAutoConfiguration.class,
		ElectionAutoConfiguration.class, GuardAutoConfiguration.class, ReportAutoConfiguration.class,
		FileStoreAutoConfiguration.class, FixedStoreAutoConfiguration.class, MemoryStoreAutoConfiguration.class,
		TestElectionAutoConfiguration.class })
@Import(GuardedShop.Invoices.class)
public class GuardedShop {

	@Bean
	Reminders reminders() {
		return new Reminders();
	}

	@Bean
	@PrimaryOnly
	Report report() {
		return new MonthlyReport();
	}

	@Bean
	@PrimaryOnly
	Migration migration() {
		return new Migration();
	}

	@Bean
	@PrimaryOnly
	Mailer mailer() {
		return new Mailer();
	}

	@Bean
	@PrimaryOnly
	FactoryBean<Feed> feed() {
		return new FeedFactory();
	}

	@Bean
	Cleanup cleanup() {
		return new NightlyCleanup();
	}

	/**
	 * Guarded as a class, and found as a component is.
	 */
	@PrimaryOnly
	public static class Invoices {

		private final AtomicInteger sent = new AtomicInteger();

		public void send() {
			this.sent.incrementAndGet();
		}

		@PrimaryOnly(otherwise = PrimaryOnly.Otherwise.THROW)
		public int sent() {
			return this.sent.get();
		}

	}

	/**
	 * Guarded by its methods.
	 */
	public static class Reminders {

		private final AtomicInteger calls = new AtomicInteger();

		@PrimaryOnly
		@Scheduled(cron = "0 0 3 1 1 *")
		public void remind() {
			this.calls.incrementAndGet();
		}

		public int calls() {
			return this.calls.get();
		}

	}

	/**
	 * Not annotated: its {@code @Bean} method is.
	 */
	public interface Report {

		void write();

	}

	/**
	 * Not annotated either.
	 */
	public static class MonthlyReport implements Report {

		@Override
		public void write() {
		}

	}

	/**
	 * Annotated itself, so that all that implements it is.
	 */
	@PrimaryOnly
	public interface Cleanup {

		void clean();

	}

	/**
	 * Inherits its annotation.
	 */
	public static class NightlyCleanup implements Cleanup {

		@Override
		public void clean() {
		}

	}

	/**
	 * A guarded runner.
	 */
	public static class Migration implements ApplicationRunner {

		private final AtomicInteger runs = new AtomicInteger();

		@Override
		public void run(org.springframework.boot.ApplicationArguments args) {
			this.runs.incrementAndGet();
		}

		public int runs() {
			return this.runs.get();
		}

	}

	/**
	 * A guarded lifecycle.
	 */
	public static class Mailer implements SmartLifecycle {

		private volatile boolean running;

		@Override
		public void start() {
			this.running = true;
		}

		@Override
		public void stop() {
			this.running = false;
		}

		@Override
		public boolean isRunning() {
			return this.running;
		}

	}

	/**
	 * What a factory makes.
	 */
	public static class Feed {

		public void read() {
		}

	}

	/**
	 * Makes what is guarded.
	 */
	public static class FeedFactory implements FactoryBean<Feed> {

		@Override
		public Feed getObject() {
			return new Feed();
		}

		@Override
		public Class<?> getObjectType() {
			return Feed.class;
		}

	}

}
