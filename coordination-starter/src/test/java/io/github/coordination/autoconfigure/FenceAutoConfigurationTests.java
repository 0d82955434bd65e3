/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.autoconfigure;

import java.time.Duration;
import java.util.List;
import java.util.UUID;

import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceTransactionManagerAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcTemplateAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.transaction.autoconfigure.TransactionAutoConfiguration;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.ResourceTransactionManager;

import io.github.coordination.NotPrimaryException;
import io.github.coordination.PrimaryElection;
import io.github.coordination.PrimaryOnly;
import io.github.coordination.autoconfigure.failure.MisconfigurationException;
import io.github.coordination.fence.Fence;
import io.github.coordination.fence.JdbcFence;
import io.github.coordination.fence.TransactionFence;
import io.github.coordination.guard.plan.UnworkableGuardException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;
import static org.mockito.Mockito.mock;

class FenceAutoConfigurationTests {

	private final ApplicationContextRunner contexts = Starter.contextRunner()
		.withConfiguration(
				AutoConfigurations.of(DataSourceAutoConfiguration.class, JdbcTemplateAutoConfiguration.class))
		.withPropertyValues("spring.application.name=orders", "coordination.primary.lease=2s",
				"spring.lifecycle.timeout-per-shutdown-phase=30s",
				"spring.datasource.url=jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1")
		.withBean(Orders.class);

	private final ApplicationContextRunner transactional = this.contexts.withConfiguration(AutoConfigurations
		.of(DataSourceTransactionManagerAutoConfiguration.class, TransactionAutoConfiguration.class));

	@Test
	void fencedTransactionIsCommittedWhereTheDatabaseElects() {
		this.transactional.withPropertyValues("coordination.store=jdbc")
			.run((context) -> assertThat(ordersOf(context)).isEqualTo(1));
	}

	@Test
	void fencedTransactionIsCommittedWhereAnotherStoreElectsAndTellsTheDatabase() {
		this.transactional.withPropertyValues("coordination.jdbc.fence=true").run((context) -> {
			assertThat(ordersOf(context)).isEqualTo(1);
			long epoch = context.getBean(PrimaryElection.class).term().orElseThrow().epoch();
			context.getBean(Fence.class).require("primary", epoch);
		});
	}

	@Test
	void fencedTransactionIsRolledBackOnceANewerTermIsKnown() {
		this.transactional.withPropertyValues("coordination.jdbc.fence=true").run((context) -> {
			assertThat(ordersOf(context)).isEqualTo(1);
			JdbcTemplate jdbc = context.getBean(JdbcTemplate.class);
			jdbc.update("UPDATE \"coordination_term\" SET epoch = epoch + 1 WHERE application = 'orders'");
			assertThatExceptionOfType(NotPrimaryException.class)
				.isThrownBy(() -> context.getBean(Orders.class).add(jdbc));
			assertThat(jdbc.queryForObject("SELECT COUNT(*) FROM orders", Integer.class)).isEqualTo(1);
		});
	}

	@Test
	void fencedWorkIsRefusedWhereNoDatabaseKeepsTheEpochs() {
		this.transactional.run((context) -> assertThat(context).getFailure()
			.rootCause()
			.isInstanceOf(UnworkableGuardException.class)
			.hasMessageEndingWith("no database keeps the epochs."));
	}

	@Test
	void fencedWorkIsRefusedWithoutATransactionManager() {
		this.contexts.withPropertyValues("coordination.store=jdbc")
			.run((context) -> assertThat(context).getFailure()
				.isInstanceOf(MisconfigurationException.class)
				.hasMessageContaining("there is no transaction manager"));
	}

	@Test
	void fencedWorkIsRefusedWithTransactionsOfSeveralResources() {
		this.contexts.withPropertyValues("coordination.store=jdbc")
			.withBean(PlatformTransactionManager.class, () -> mock(PlatformTransactionManager.class))
			.run((context) -> assertThat(context).getFailure()
				.isInstanceOf(MisconfigurationException.class)
				.hasMessageContaining("another kind of transaction manager"));
	}

	@Test
	void fencedWorkIsRefusedWhereATransactionManagerDoesNotTell() {
		DataSourceTransactionManager silent = new DataSourceTransactionManager(new DriverManagerDataSource());
		silent.setTransactionSynchronization(DataSourceTransactionManager.SYNCHRONIZATION_NEVER);
		for (PlatformTransactionManager manager : List.of(mock(ResourceTransactionManager.class), silent)) {
			this.contexts.withPropertyValues("coordination.store=jdbc")
				.withBean("silent", PlatformTransactionManager.class, () -> manager)
				.run((context) -> assertThat(context).getFailure()
					.isInstanceOf(MisconfigurationException.class)
					.hasMessageStartingWith("Transaction manager 'silent' (" + manager.getClass().getName()
							+ ") does not tell when a transaction begins"));
		}
	}

	@Test
	void fencesBackOffWhenUserProvidedBeansArePresent() {
		JdbcFence fence = new JdbcFence(new DriverManagerDataSource(), "own", "orders");
		TransactionFence transactions = new TransactionFence(fence);
		this.transactional.withPropertyValues("coordination.jdbc.fence=true")
			.withBean("ownFence", JdbcFence.class, () -> fence)
			.withBean("ownTransactions", TransactionFence.class, () -> transactions)
			.run((context) -> {
				assertThat(context.getBean(Fence.class)).isSameAs(fence);
				assertThat(context.getBean(TransactionFence.class)).isSameAs(transactions);
			});
	}

	private static int ordersOf(ApplicationContext context) {
		JdbcTemplate jdbc = context.getBean(JdbcTemplate.class);
		jdbc.execute("CREATE TABLE orders (id INT)");
		Orders orders = context.getBean(Orders.class);
		PrimaryElection election = context.getBean(PrimaryElection.class);
		await().atMost(Duration.ofSeconds(60)).until(() -> election.runIfPrimary(() -> {
		}));
		orders.add(jdbc);
		return jdbc.queryForList("SELECT id FROM orders").size();
	}

	static class Orders {

		@PrimaryOnly(fenced = true)
		@Transactional
		public void add(JdbcTemplate jdbc) {
			jdbc.update("INSERT INTO orders (id) VALUES (1)");
		}

	}

}
