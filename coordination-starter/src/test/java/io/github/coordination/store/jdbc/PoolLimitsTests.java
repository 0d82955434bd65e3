/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.store.jdbc;

import java.util.Map;
import java.util.UUID;

import javax.sql.DataSource;

import com.zaxxer.hikari.HikariDataSource;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.jdbc.datasource.LazyConnectionDataSourceProxy;
import org.springframework.jdbc.datasource.lookup.AbstractRoutingDataSource;

import io.github.coordination.autoconfigure.Starter;
import io.github.coordination.autoconfigure.failure.MisconfigurationException;
import io.github.coordination.lease.LeaseStore;

import static org.assertj.core.api.Assertions.assertThat;

class PoolLimitsTests {

	private final ApplicationContextRunner contextRunner = Starter.contextRunner()
		.withPropertyValues("coordination.store=jdbc", "spring.application.name=shop");

	@Test
	void patientPoolThatDoesNotTellItsUrlIsRefused() {
		assertRefused(new LazyConnectionDataSourceProxy(pool(30_000, 5_000)), "may wait 35000 ms", "2000 ms");
		assertRefused(pool(1_001, 1_000), "may wait 2001 ms", "2000 ms");
	}

	@Test
	void boundFollowsTheRequestTimeout() {
		ApplicationContextRunner runner = this.contextRunner.withPropertyValues("coordination.primary.lease=4s");
		assertRefused(runner, pool(1_000, 1_000), "may wait 2000 ms", "at most 800 ms together");
	}

	@Test
	void patientPoolBehindARouteIsRefused() {
		AbstractRoutingDataSource routing = new Routing();
		routing.setTargetDataSources(Map.of("write", pool(250, 250), "read", pool(30_000, 250)));
		routing.afterPropertiesSet();
		assertRefused(routing, "may wait 30250 ms", "2000 ms");
	}

	@Test
	void impatientPoolIsUsed() {
		this.contextRunner.withBean(DataSource.class, () -> pool(1_000, 1_000))
			.run((context) -> assertThat(context.getBean(LeaseStore.class).identity())
				.startsWith("DataSource com.zaxxer.hikari.HikariDataSource"));
	}

	@Test
	void patientPoolThatTellsItsUrlIsNotAsked() {
		this.contextRunner.withBean(DataSource.class, () -> {
			HikariDataSource pool = new HikariDataSource();
			pool.setJdbcUrl("jdbc:h2:mem:" + UUID.randomUUID());
			return pool;
		}).run((context) -> assertThat(context.getBean(LeaseStore.class).identity()).startsWith("jdbc:h2:mem:"));
	}

	private void assertRefused(DataSource dataSource, String... parts) {
		assertRefused(this.contextRunner, dataSource, parts);
	}

	private static void assertRefused(ApplicationContextRunner runner, DataSource dataSource, String... parts) {
		runner.withBean(DataSource.class, () -> dataSource)
			.run((context) -> assertThat(context).getFailure()
				.rootCause()
				.isInstanceOf(MisconfigurationException.class)
				.hasMessageContainingAll("spring.datasource.hikari.connection-timeout", "coordination.jdbc.data-source")
				.hasMessageContainingAll(parts));
	}

	private static HikariDataSource pool(long connectionTimeout, long validationTimeout) {
		JdbcDataSource database = new JdbcDataSource();
		database.setURL("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
		HikariDataSource pool = new HikariDataSource();
		pool.setDataSource(database);
		pool.setConnectionTimeout(connectionTimeout);
		pool.setValidationTimeout(validationTimeout);
		return pool;
	}

	private static final class Routing extends AbstractRoutingDataSource {

		@Override
		protected Object determineCurrentLookupKey() {
			return "write";
		}

	}

}
