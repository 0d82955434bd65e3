/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.guard;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

import javax.sql.DataSource;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.embedded.EmbeddedDatabaseBuilder;
import org.springframework.jdbc.datasource.embedded.EmbeddedDatabaseType;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.resilience.annotation.ConcurrencyLimit;
import org.springframework.resilience.annotation.EnableResilientMethods;
import org.springframework.resilience.annotation.Retryable;
import org.springframework.scheduling.annotation.Async;
import org.springframework.scheduling.annotation.EnableAsync;
import org.springframework.transaction.TransactionExecution;
import org.springframework.transaction.TransactionExecutionListener;
import org.springframework.transaction.annotation.EnableTransactionManagement;
import org.springframework.transaction.annotation.Transactional;

import io.github.coordination.NotPrimaryException;
import io.github.coordination.PrimaryOnly;
import io.github.coordination.election.LeaseElection;
import io.github.coordination.election.calls.GuardedWork;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class AdviceOrderTests {

	private final LosableStore store = new LosableStore();

	private ConfigurableApplicationContext context;

	private Jobs jobs;

	@BeforeEach
	void start() {
		this.context = GuardFixture.run(this.store, Application.class);
		this.jobs = this.context.getBean(Jobs.class);
		GuardFixture.awaitPrimary(this.context);
	}

	@AfterEach
	void stop() {
		this.context.close();
	}

	@Test
	void skippedCallBeginsNoTransaction() {
		try (ConfigurableApplicationContext secondary = GuardFixture.run(this.store, Application.class)) {
			Jobs skipped = secondary.getBean(Jobs.class);
			skipped.insert();
			skipped.insertLater(new CountDownLatch(0));
			GuardedWork later = GuardFixture.work(GuardFixture.election(secondary), "Jobs.insertLater");
			GuardFixture.await(() -> later.skips() == 1);
			assertThat(secondary.getBean(Transactions.class).begun).hasValue(0);
			this.jobs.insert();
			assertThat(this.context.getBean(Transactions.class).begun).hasValue(1);
			assertThat(this.context.getBean(Transactions.class).committed).hasValue(1);
		}
	}

	@Test
	void transactionOfALostTermRollsBackBeforeItsCallEnds() {
		LeaseElection election = GuardFixture.election(this.context);
		Transactions transactions = this.context.getBean(Transactions.class);
		this.jobs.insertLater(new CountDownLatch(1));
		GuardFixture.await(() -> transactions.begun.get() == 1);
		assertThat(election.calls().runningNames()).containsExactly("Jobs.insertLater");
		this.store.lose("primary");
		GuardFixture.await(() -> transactions.rolledBack.get() == 1);
		GuardFixture.await(() -> election.calls().runningNames().isEmpty());
		assertThat(transactions.committed).hasValue(0);
		assertThat(rows()).isZero();
	}

	@Test
	void handOverWaitsForTheCommit() {
		LeaseElection election = GuardFixture.election(this.context);
		CountDownLatch mayEnd = new CountDownLatch(1);
		Transactions transactions = this.context.getBean(Transactions.class);
		AtomicReference<Boolean> releasedBefore = new AtomicReference<>();
		transactions.beforeCommit = () -> releasedBefore.set(this.store.isReleased("primary"));
		this.jobs.insertLater(mayEnd);
		GuardFixture.await(() -> transactions.begun.get() == 1);
		election.resign();
		GuardFixture.await(() -> election.calls().gate().reason().name().equals("HANDING_OVER"));
		mayEnd.countDown();
		GuardFixture.await(() -> this.store.isReleased("primary"));
		assertThat(rows()).isEqualTo(1);
		assertThat(releasedBefore).hasValue(false);
	}

	@Test
	void retriesAreAroundTheGuard() {
		assertThat(this.jobs.flaky()).isEqualTo(3);
		assertThat(GuardFixture.work(GuardFixture.election(this.context), "Jobs.flaky").runs()).isEqualTo(3);
		try (ConfigurableApplicationContext secondary = GuardFixture.run(this.store, Application.class)) {
			Jobs refused = secondary.getBean(Jobs.class);
			assertThatExceptionOfType(NotPrimaryException.class).isThrownBy(refused::flaky);
			assertThat(GuardFixture.work(GuardFixture.election(secondary), "Jobs.flaky").skips()).isEqualTo(3);
		}
	}

	@Test
	void concurrencyLimitIsAroundTheGuard() throws InterruptedException {
		CountDownLatch mayEnd = new CountDownLatch(1);
		Runnable call = () -> this.jobs.limited(mayEnd);
		Thread first = new Thread(call);
		first.start();
		GuardedWork work = GuardFixture.work(GuardFixture.election(this.context), "Jobs.limited");
		GuardFixture.await(() -> work.runs() == 1);
		Thread second = new Thread(call);
		second.start();
		GuardFixture.await(() -> second.getState() == Thread.State.WAITING);
		assertThat(work.runs()).isEqualTo(1);
		mayEnd.countDown();
		first.join(60_000);
		second.join(60_000);
		assertThat(first.isAlive()).isFalse();
		assertThat(second.isAlive()).isFalse();
		assertThat(work.runs()).isEqualTo(2);
	}

	private int rows() {
		Integer rows = this.context.getBean(JdbcTemplate.class).queryForObject("select count(*) from entry", int.class);
		return (rows != null) ? rows : -1;
	}

	static class Jobs {

		private final JdbcTemplate jdbc;

		private final AtomicInteger attempts = new AtomicInteger();

		Jobs(JdbcTemplate jdbc) {
			this.jdbc = jdbc;
		}

		@PrimaryOnly
		@Transactional
		public void insert() {
			this.jdbc.update("insert into entry values (1)");
		}

		@Async
		@PrimaryOnly
		@Transactional
		public void insertLater(CountDownLatch mayEnd) {
			insert();
			await(mayEnd);
		}

		@Retryable(maxRetries = 2, delay = 1)
		@PrimaryOnly(otherwise = PrimaryOnly.Otherwise.THROW)
		public int flaky() {
			int attempt = this.attempts.incrementAndGet();
			if (attempt < 3) {
				throw new IllegalStateException("planned");
			}
			return attempt;
		}

		@ConcurrencyLimit(1)
		@PrimaryOnly
		public void limited(CountDownLatch mayEnd) {
			await(mayEnd);
		}

		private static void await(CountDownLatch latch) {
			try {
				assertThat(latch.await(120, TimeUnit.SECONDS)).isTrue();
			}
			catch (InterruptedException ex) {
				throw new IllegalStateException("interrupted", ex);
			}
		}

	}

	static class Transactions implements TransactionExecutionListener {

		private final AtomicInteger begun = new AtomicInteger();

		private final AtomicInteger committed = new AtomicInteger();

		private final AtomicInteger rolledBack = new AtomicInteger();

		private volatile Runnable beforeCommit = () -> {
		};

		@Override
		public void afterBegin(TransactionExecution transaction, Throwable failure) {
			this.begun.incrementAndGet();
		}

		@Override
		public void beforeCommit(TransactionExecution transaction) {
			this.beforeCommit.run();
		}

		@Override
		public void afterCommit(TransactionExecution transaction, Throwable failure) {
			this.committed.incrementAndGet();
		}

		@Override
		public void afterRollback(TransactionExecution transaction, Throwable failure) {
			this.rolledBack.incrementAndGet();
		}

	}

	@Configuration(proxyBeanMethods = false)
	@EnableAsync
	@EnableResilientMethods
	@EnableTransactionManagement
	static class Application {

		@Bean
		DataSource dataSource() {
			return new EmbeddedDatabaseBuilder().setType(EmbeddedDatabaseType.H2).generateUniqueName(true).build();
		}

		@Bean
		JdbcTemplate jdbcTemplate(DataSource dataSource) {
			JdbcTemplate template = new JdbcTemplate(dataSource);
			template.execute("create table entry (id int)");
			return template;
		}

		@Bean
		Transactions transactions() {
			return new Transactions();
		}

		@Bean
		JdbcTransactionManager transactionManager(DataSource dataSource, Transactions transactions) {
			JdbcTransactionManager manager = new JdbcTransactionManager(dataSource);
			manager.addListener(transactions);
			return manager;
		}

		@Bean
		Jobs jobs(JdbcTemplate jdbcTemplate) {
			return new Jobs(jdbcTemplate);
		}

	}

}
