/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.store.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.UUID;

import javax.sql.DataSource;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.jdbc.DataSourceBuilder;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.datasource.AbstractDataSource;
import org.springframework.jdbc.datasource.SimpleDriverDataSource;

import io.github.coordination.PrimaryElection;
import io.github.coordination.autoconfigure.FailedStart;
import io.github.coordination.autoconfigure.Starter;
import io.github.coordination.lease.LeaseStore;
import io.github.coordination.lease.Scope;
import io.github.coordination.store.memory.MemoryLeaseStore;

import static org.assertj.core.api.Assertions.assertThat;

@ExtendWith(OutputCaptureExtension.class)
class JdbcStoreAutoConfigurationTests {

	private static final String[] PROPERTIES = { "coordination.store=jdbc", "spring.application.name=shop",
			"coordination.primary.lease=2s" };

	private final ApplicationContextRunner contextRunner = Starter.contextRunner()
		.withConfiguration(AutoConfigurations.of(DataSourceAutoConfiguration.class))
		.withPropertyValues("spring.datasource.url=jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1")
		.withPropertyValues(PROPERTIES);

	@Test
	void storeIsCreatedWhereItIsChosenAndMakesThisWorkerPrimary() {
		this.contextRunner.run((context) -> {
			LeaseStore store = context.getBean(LeaseStore.class);
			assertThat(store.name()).isEqualTo("jdbc");
			assertThat(store.scope()).isEqualTo(Scope.PROCESS);
			assertThat(store.identity()).startsWith("jdbc:h2:mem:")
				.endsWith(", tables coordination_lease and coordination_term");
			awaitPrimary(context.getBean(PrimaryElection.class));
		});
	}

	@Test
	void storeOfARealDatabaseMakesThisWorkerPrimary() throws Exception {
		this.contextRunner
			.withPropertyValues("spring.datasource.url=" + Server.POSTGRESQL.url(),
					"spring.datasource.username=postgres", "spring.datasource.hikari.maximum-pool-size=1",
					"coordination.jdbc.initialize-schema=always", "coordination.jdbc.table-prefix=auto_")
			.run((context) -> {
				assertThat(context.getBean(LeaseStore.class).wakesUp()).isTrue();
				awaitPrimary(context.getBean(PrimaryElection.class));
			});
	}

	@Test
	void storeIsAbsentWhereAnotherIsChosen() {
		this.contextRunner.withPropertyValues("coordination.store=memory")
			.run((context) -> assertThat(context).hasSingleBean(MemoryLeaseStore.class)
				.doesNotHaveBean("jdbcLeaseStore"));
	}

	@Test
	void storeIsAbsentWithoutAnElection() {
		this.contextRunner.withPropertyValues("coordination.enabled=false")
			.run((context) -> assertThat(context).doesNotHaveBean(LeaseStore.class));
	}

	@Test
	void storeBacksOffWhenUserProvidedBeanIsPresent() {
		this.contextRunner.withBean("ownStore", LeaseStore.class, () -> new MemoryLeaseStore(InstantSource.system()))
			.run((context) -> assertThat(context).hasSingleBean(LeaseStore.class).hasBean("ownStore"));
	}

	@Test
	void startFailsWithoutTheLibrary() {
		for (Class<?> missing : new Class<?>[] { DataSourceBuilder.class, SimpleDriverDataSource.class }) {
			Starter.contextRunner()
				.withPropertyValues(PROPERTIES)
				.withClassLoader(new FilteredClassLoader(missing))
				.run((context) -> assertThat(context.getStartupFailure())
					.hasMessageStartingWith("coordination.store is \"jdbc\"")
					.hasMessageContaining("nothing on the class path provides that store"));
		}
	}

	@Test
	void applicationStartsWhileTheDatabaseCannotBeReached() {
		this.contextRunner.withPropertyValues("spring.datasource.url=jdbc:postgresql://127.0.0.1:1/none")
			.run((context) -> {
				assertThat(context).hasNotFailed();
				assertThat(context.getBean(PrimaryElection.class).isPrimary()).isFalse();
			});
	}

	@Test
	void missingDataSourceIsNamed(CapturedOutput output) {
		FailedStart failed = FailedStart.of(output, Nothing.class, PROPERTIES);
		assertThat(failed.description()).isEqualTo("coordination.store is \"jdbc\", but there is no DataSource.");
		assertThat(failed.action()).isEqualTo("Set spring.datasource.url, or declare a DataSource bean.");
	}

	@Test
	void oneOfSeveralDataSourcesHasToBeNamed(CapturedOutput output) {
		FailedStart failed = FailedStart.of(output, Two.class, PROPERTIES);
		assertThat(failed.description()).isEqualTo("There are several DataSource beans, of which none is primary.");
		assertThat(failed.action()).isEqualTo("Set coordination.jdbc.data-source to one of orders, reports.");
	}

	@Test
	void unknownDataSourceIsNamed(CapturedOutput output) {
		FailedStart failed = FailedStart.of(output, Two.class, "coordination.store=jdbc",
				"spring.application.name=shop", "coordination.jdbc.data-source=order");
		assertThat(failed.description())
			.isEqualTo("coordination.jdbc.data-source is \"order\", but there is no such DataSource bean.");
		assertThat(failed.action()).isEqualTo("Set it to one of orders, reports.");
	}

	@Test
	void invalidPrefixIsNamed(CapturedOutput output) {
		for (String prefix : new String[] { "a-b", "1a", "x\"; DROP TABLE y; --", "a.b.c", "a.", "x".repeat(41) }) {
			FailedStart failed = FailedStart.of(output, Two.class, "coordination.store=jdbc",
					"spring.application.name=shop", "coordination.jdbc.data-source=orders",
					"coordination.jdbc.table-prefix=" + prefix);
			assertThat(failed.description()).startsWith("coordination.jdbc.table-prefix is \"" + prefix);
			assertThat(failed.action()).startsWith("Use 1 to 40 letters of ASCII, digits and underscores");
		}
	}

	@Test
	void primaryOrNamedDataSourceIsTaken() {
		ApplicationContextRunner runner = Starter.contextRunner().withPropertyValues(PROPERTIES);
		runner.withUserConfiguration(TwoWithPrimary.class)
			.run((context) -> assertThat(identity(context.getBean(LeaseStore.class)))
				.startsWith("jdbc:h2:mem:reports,"));
		runner.withUserConfiguration(Two.class)
			.withPropertyValues("coordination.jdbc.data-source=orders")
			.run((context) -> assertThat(identity(context.getBean(LeaseStore.class)))
				.startsWith("jdbc:h2:mem:orders,"));
	}

	@Test
	void dataSourceThatDoesNotTellItsUrlIsUsedItselfAndWarnedAbout(CapturedOutput output) {
		Starter.contextRunner()
			.withPropertyValues(PROPERTIES)
			.withBean(DataSource.class, Opaque::new)
			.run((context) -> {
				assertThat(identity(context.getBean(LeaseStore.class))).startsWith("DataSource ");
				awaitPrimary(context.getBean(PrimaryElection.class));
			});
		assertThat(output).containsOnlyOnce("which does not tell its URL").contains("allow its pool one more");
	}

	@Test
	void driverThatRepeatsTransactionsIsRefused(CapturedOutput output) {
		FailedStart failed = FailedStart.of(output, Replaying.class, PROPERTIES);
		assertThat(failed.description())
			.isEqualTo("The URL of the DataSource sets transactionReplay, by which one lease can be granted twice.");
		assertThat(failed.action())
			.isEqualTo("Remove transactionReplay from it, or set coordination.jdbc.data-source to another DataSource.");
	}

	@Test
	void driverWhoseWaitingCannotBeBoundedIsWarnedAboutOnce(CapturedOutput output) {
		Starter.contextRunner()
			.withPropertyValues(PROPERTIES)
			.withBean(DataSource.class, Wrapped::new)
			.run((context) -> assertThat(context).hasSingleBean(LeaseStore.class));
		assertThat(output)
			.containsOnlyOnce("does not know how to tell the driver of jdbc:p6spy:h2:mem:wrapped how long it may wait: "
					+ "its own timeouts have to be below 400 ms");
	}

	private static String identity(LeaseStore store) {
		return store.identity();
	}

	private static void awaitPrimary(PrimaryElection election) {
		Awaitility.await().atMost(Duration.ofSeconds(60)).until(election::isPrimary);
	}

	private static DataSource h2(String name) {
		return Server.dataSource("jdbc:h2:mem:" + name, "sa", "");
	}

	@Configuration(proxyBeanMethods = false)
	static class Nothing {

	}

	@Configuration(proxyBeanMethods = false)
	static class Two {

		@Bean
		DataSource orders() {
			return h2("orders");
		}

		@Bean
		DataSource reports() {
			return h2("reports");
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class TwoWithPrimary {

		@Bean
		DataSource orders() {
			return h2("orders");
		}

		@Bean
		@Primary
		DataSource reports() {
			return h2("reports");
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class Replaying {

		@Bean
		DataSource replaying() {
			return Server.dataSource("jdbc:mariadb://a,b/shop?transactionReplay=true", "me", "");
		}

	}

	private static final class Wrapped extends SimpleDriverDataSource {

		Wrapped() {
			super(new org.h2.Driver(), "jdbc:p6spy:h2:mem:wrapped", "sa", "");
		}

	}

	private static final class Opaque extends AbstractDataSource {

		private final DataSource target = h2("opaque;DB_CLOSE_DELAY=-1");

		@Override
		public Connection getConnection() throws SQLException {
			return this.target.getConnection();
		}

		@Override
		public Connection getConnection(String username, String password) throws SQLException {
			return getConnection();
		}

	}

}
