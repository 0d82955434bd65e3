/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.autoconfigure;

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
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.Transactional;

import io.github.coordination.NotPrimaryException;
import io.github.coordination.PrimaryElection;
import io.github.coordination.PrimaryOnly;
import io.github.coordination.autoconfigure.failure.MisconfigurationException;
import io.github.coordination.fence.Fence;
import io.github.coordination.guard.UnworkableGuardException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;
import static org.mockito.Mockito.mock;

class FenceAutoConfigurationTests {

	private final ApplicationContextRunner contexts = Starter.contextRunner()
		.withConfiguration(
				AutoConfigurations.of(DataSourceAutoConfiguration.class, JdbcTemplateAutoConfiguration.class))
		.withPropertyValues("spring.application.name=orders", "spring.lifecycle.timeout-per-shutdown-phase=30s",
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

	private static int ordersOf(ApplicationContext context) {
		JdbcTemplate jdbc = context.getBean(JdbcTemplate.class);
		jdbc.execute("CREATE TABLE orders (id INT)");
		Orders orders = context.getBean(Orders.class);
		PrimaryElection election = context.getBean(PrimaryElection.class);
		await().until(() -> election.runIfPrimary(() -> {
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
