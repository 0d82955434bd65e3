/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.store.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Objects;

import javax.sql.DataSource;

import com.zaxxer.hikari.HikariDataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.jdbc.datasource.LazyConnectionDataSourceProxy;
import org.springframework.jdbc.datasource.embedded.EmbeddedDatabaseBuilder;
import org.springframework.jdbc.datasource.embedded.EmbeddedDatabaseType;
import org.springframework.jdbc.datasource.lookup.AbstractRoutingDataSource;
import org.springframework.jdbc.datasource.lookup.MapDataSourceLookup;

import static org.assertj.core.api.Assertions.assertThat;

class DerivedConnectorTests {

	private static final Duration TIMEOUT = Duration.ofMillis(1500);

	@ParameterizedTest
	@CsvSource({ "jdbc:postgresql://db/shop, socketTimeout, 2", "jdbc:postgresql://db/shop, connectTimeout, 2",
			"jdbc:postgresql://db/shop, prepareThreshold, 0", "jdbc:mariadb://db/shop, socketTimeout, 1500",
			"jdbc:mysql://db/shop, connectTimeout, 1500", "jdbc:sqlserver://db, loginTimeout, 2",
			"jdbc:oracle:thin:@//db/shop, oracle.jdbc.ReadTimeout, 1500" })
	void driverIsToldTheBound(String url, String property, String value) {
		assertThat(DerivedConnector.properties(url, TIMEOUT)).containsEntry(property, value);
	}

	@Test
	void otherDriversAreToldNothingTheyDoNotKnow() {
		assertThat(DerivedConnector.properties("jdbc:h2:mem:test", TIMEOUT)).isEmpty();
	}

	@Test
	void propertiesOfThePoolForItsDriverAreKept() throws Exception {
		try (HikariDataSource pool = new HikariDataSource()) {
			pool.setJdbcUrl(Server.POSTGRESQL.url());
			pool.setUsername(Server.POSTGRESQL.user());
			pool.addDataSourceProperty("currentSchema", "pg_catalog");
			try (Connection connection = open(pool)) {
				assertThat(connection.getSchema()).isEqualTo("pg_catalog");
			}
		}
	}

	@Test
	void credentialsAreReadAfreshForEachConnection() throws Exception {
		try (HikariDataSource pool = new HikariDataSource()) {
			pool.setJdbcUrl("jdbc:h2:mem:credentials;DB_CLOSE_DELAY=-1");
			pool.setUsername("sa");
			DerivedConnector connector = Objects.requireNonNull(DerivedConnector.of(pool, TIMEOUT));
			try (Connection connection = connector.open(); Statement statement = connection.createStatement()) {
				statement.execute("ALTER USER sa SET PASSWORD 'changed'");
			}
			pool.setPassword("changed");
			try (Connection connection = connector.open()) {
				assertThat(connection.isValid(5)).isTrue();
			}
		}
	}

	@Test
	void proxiesAndEmbeddedDatabasesAreSeenThrough() throws Exception {
		var database = new EmbeddedDatabaseBuilder().setType(EmbeddedDatabaseType.H2).generateUniqueName(true).build();
		try (Connection direct = database.getConnection();
				Connection own = open(new LazyConnectionDataSourceProxy(database))) {
			assertThat(name(own)).isEqualTo(name(direct));
		}
		finally {
			database.shutdown();
		}
	}

	@Test
	void whatDoesNotTellItsUrlIsNotDerivedFrom() {
		AbstractRoutingDataSource routing = new AbstractRoutingDataSource() {

			@Override
			protected Object determineCurrentLookupKey() {
				return "key";
			}

		};
		routing.setDataSourceLookup(new MapDataSourceLookup());
		assertThat(DerivedConnector.of(routing, TIMEOUT)).isNull();
		assertThat(DerivedConnector.of(Server.dataSource("jdbc:h2:mem:", "sa", ""), TIMEOUT)).isNull();
	}

	private static Connection open(DataSource dataSource) throws SQLException {
		return Objects.requireNonNull(DerivedConnector.of(dataSource, TIMEOUT)).open();
	}

	private static String name(Connection connection) throws SQLException {
		return connection.getCatalog();
	}

}
