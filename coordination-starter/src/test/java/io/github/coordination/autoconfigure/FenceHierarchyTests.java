/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.autoconfigure;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.UUID;

import javax.sql.DataSource;

import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.context.LifecycleAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceTransactionManagerAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcTemplateAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.transaction.autoconfigure.TransactionAutoConfiguration;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.EnableTransactionManagement;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

import io.github.coordination.NotPrimaryException;
import io.github.coordination.PrimaryOnly;
import io.github.coordination.autoconfigure.failure.MisconfigurationException;
import io.github.coordination.fence.JdbcFence;
import io.github.coordination.fence.TransactionFence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

/**
 * Fenced work, its transactions and the fence, each in a context of its own.
 */
class FenceHierarchyTests {

	private static final AutoConfigurations DATABASE = AutoConfigurations.of(DataSourceAutoConfiguration.class,
			JdbcTemplateAutoConfiguration.class, DataSourceTransactionManagerAutoConfiguration.class,
			TransactionAutoConfiguration.class);

	private final String[] properties = { "spring.application.name=orders", "coordination.jdbc.fence=true",
			"spring.lifecycle.timeout-per-shutdown-phase=30s",
			"spring.datasource.url=jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1" };

	private final ApplicationContextRunner parents = Starter.contextRunner()
		.withConfiguration(DATABASE)
		.withPropertyValues(this.properties);

	private final ApplicationContextRunner children = Starter.contextRunner()
		.withPropertyValues(this.properties)
		.withUserConfiguration(Proxies.class)
		.withBean(Orders.class);

	@Test
	void workOfAChildInTransactionsOfItsOwnManagerIsRolledBack() {
		this.parents.run((parent) -> this.children.withParent(parent)
			.withUserConfiguration(OwnManager.class)
			.run((child) -> isRolledBack(child)));
	}

	@Test
	void workOfAChildInTransactionsOfItsParentsManagerIsRolledBack() {
		this.parents.run((parent) -> this.children.withParent(parent).run((child) -> isRolledBack(child)));
	}

	@Test
	void workOfAParentInTransactionsOfAChildsManagerIsRolledBack() {
		this.parents.withBean(Orders.class)
			.run((parent) -> this.children.withParent(parent).withUserConfiguration(OwnManager.class).run((child) -> {
				Orders orders = committed(parent);
				TransactionTemplate around = new TransactionTemplate(child.getBean(PlatformTransactionManager.class));
				assertThatExceptionOfType(NotPrimaryException.class)
					.isThrownBy(() -> around.executeWithoutResult((status) -> orders.add(() -> raise(parent))));
			}));
	}

	@Test
	void workOfAChildIsRolledBackAlsoWithAFenceOfItsOwn() {
		this.parents.run((parent) -> this.children.withParent(parent)
			.withUserConfiguration(OwnManager.class)
			.withBean("own", TransactionFence.class,
					() -> new TransactionFence(new JdbcFence(new DriverManagerDataSource(), "own", "orders")))
			.run((child) -> isRolledBack(child)));
	}

	@Test
	void workIsRefusedWhereTheParentHasAManagerThatNobodyWatches() {
		ApplicationContextRunner plain = new ApplicationContextRunner().withConfiguration(DATABASE)
			.withConfiguration(AutoConfigurations.of(LifecycleAutoConfiguration.class))
			.withPropertyValues(this.properties);
		plain.run((parent) -> {
			refused(this.children.withParent(parent));
			refused(this.children.withParent(parent).withUserConfiguration(OwnManager.class));
		});
	}

	private static void refused(ApplicationContextRunner child) {
		child.run((context) -> assertThat(context).getFailure()
			.isInstanceOf(MisconfigurationException.class)
			.hasMessageStartingWith(
					"Transaction manager 'transactionManager' (org.springframework.jdbc.support.JdbcTransactionManager) does not tell"));
	}

	private static void isRolledBack(ApplicationContext context) {
		Orders orders = committed(context);
		int before = orders.count();
		assertThatExceptionOfType(NotPrimaryException.class).isThrownBy(() -> orders.add(() -> raise(context)));
		assertThat(orders.count()).isEqualTo(before);
	}

	/**
	 * Wait until the work of a context is done, and committed.
	 */
	private static Orders committed(ApplicationContext context) {
		Orders orders = context.getBean(Orders.class);
		orders.jdbc().execute("CREATE TABLE orders (id INT)");
		await().atMost(Duration.ofSeconds(60)).until(() -> {
			orders.add(() -> {
			});
			return orders.count() > 0;
		});
		return orders;
	}

	/**
	 * Another worker begins a term.
	 */
	private static void raise(ApplicationContext context) {
		try (Connection connection = context.getBean(DataSource.class).getConnection();
				Statement statement = connection.createStatement()) {
			statement.executeUpdate("UPDATE \"coordination_term\" SET epoch = epoch + 1");
		}
		catch (SQLException ex) {
			throw new IllegalStateException(ex);
		}
	}

	static class Orders {

		private final JdbcTemplate jdbc;

		Orders(JdbcTemplate jdbc) {
			this.jdbc = jdbc;
		}

		@PrimaryOnly(fenced = true)
		@Transactional
		public void add(Runnable then) {
			this.jdbc.update("INSERT INTO orders (id) VALUES (1)");
			then.run();
		}

		public int count() {
			return this.jdbc.queryForList("SELECT id FROM orders").size();
		}

		public JdbcTemplate jdbc() {
			return this.jdbc;
		}

	}

	@Configuration(proxyBeanMethods = false)
	@EnableTransactionManagement
	static class Proxies {

	}

	@Configuration(proxyBeanMethods = false)
	static class OwnManager {

		@Bean
		JdbcTransactionManager transactionManager(DataSource dataSource) {
			return new JdbcTransactionManager(dataSource);
		}

	}

}
