/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.fence;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceTransactionManagerAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcTemplateAutoConfiguration;
import org.springframework.boot.transaction.autoconfigure.TransactionAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.annotation.Transactional;

import io.github.coordination.PrimaryOnly;
import io.github.coordination.autoconfigure.CoordinationAutoConfiguration;
import io.github.coordination.autoconfigure.ElectionAutoConfiguration;
import io.github.coordination.autoconfigure.FenceAutoConfiguration;
import io.github.coordination.autoconfigure.GuardAutoConfiguration;
import io.github.coordination.lease.LeaseStore;
import io.github.coordination.store.jdbc.JdbcStoreAutoConfiguration;
import io.github.coordination.store.jdbc.JdbcTablesAutoConfiguration;

/**
 * A worker that adds to a set, and that can be paused as a whole: its thread waits, and
 * so do the calls of its store.
 */
class SetWorker {

	static final Duration LEASE = Duration.ofMillis(500);

	private static final Duration PAUSE = LEASE.multipliedBy(3).dividedBy(2);

	private static final Duration IDLE = Duration.ofMillis(5);

	private final Additions additions;

	SetWorker(Additions additions) {
		this.additions = additions;
	}

	/**
	 * Add an element if this worker is the primary.
	 * @return whether the database has acknowledged it
	 */
	boolean add(String set, String element, boolean paused, boolean fenced) {
		Optional<String> added = fenced ? this.additions.fenced(set, element, paused)
				: this.additions.plain(set, element, paused);
		if (added.isEmpty()) {
			wait(new CountDownLatch(1), IDLE);
		}
		return added.isPresent();
	}

	private static void wait(CountDownLatch latch, Duration bound) {
		try {
			latch.await(bound.toMillis(), TimeUnit.MILLISECONDS);
		}
		catch (InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
	}

	static class Additions {

		private final JdbcTemplate jdbc;

		private final PausableStore store;

		Additions(JdbcTemplate jdbc, PausableStore store) {
			this.jdbc = jdbc;
			this.store = store;
		}

		@PrimaryOnly(fenced = true, onLoss = PrimaryOnly.OnLoss.LET_FINISH)
		@Transactional
		public Optional<String> fenced(String set, String element, boolean paused) {
			return add(set, element, paused);
		}

		@PrimaryOnly(onLoss = PrimaryOnly.OnLoss.LET_FINISH)
		@Transactional
		public Optional<String> plain(String set, String element, boolean paused) {
			return add(set, element, paused);
		}

		private Optional<String> add(String set, String element, boolean paused) {
			String elements = this.jdbc.queryForObject("SELECT elements FROM sets WHERE name = ?", String.class, set);
			if (paused) {
				CountDownLatch resumed = this.store.pause();
				SetWorker.wait(new CountDownLatch(1), PAUSE);
				resumed.countDown();
			}
			this.jdbc.update("UPDATE sets SET elements = ? WHERE name = ?", elements + "," + element, set);
			return Optional.of(element);
		}

	}

	@Configuration(proxyBeanMethods = false)
	@ImportAutoConfiguration({ CoordinationAutoConfiguration.class, ElectionAutoConfiguration.class,
			GuardAutoConfiguration.class, FenceAutoConfiguration.class, JdbcStoreAutoConfiguration.class,
			JdbcTablesAutoConfiguration.class, JdbcTemplateAutoConfiguration.class,
			DataSourceTransactionManagerAutoConfiguration.class, TransactionAutoConfiguration.class })
	static class Configured {

		@Bean
		static BeanPostProcessor pausing() {
			return new BeanPostProcessor() {

				@Override
				public Object postProcessAfterInitialization(Object bean, String beanName) {
					return (bean instanceof LeaseStore store) ? new PausableStore(store) : bean;
				}

			};
		}

		@Bean
		Additions additions(JdbcTemplate jdbc, LeaseStore store) {
			return new Additions(jdbc, (PausableStore) store);
		}

		@Bean
		SetWorker worker(Additions additions) {
			return new SetWorker(additions);
		}

	}

}
