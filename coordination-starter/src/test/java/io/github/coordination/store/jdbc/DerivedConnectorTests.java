/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.store.jdbc;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Objects;
import java.util.Properties;

import javax.sql.DataSource;

import com.zaxxer.hikari.HikariDataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.jdbc.datasource.LazyConnectionDataSourceProxy;
import org.springframework.jdbc.datasource.SimpleDriverDataSource;
import org.springframework.jdbc.datasource.embedded.EmbeddedDatabaseBuilder;
import org.springframework.jdbc.datasource.embedded.EmbeddedDatabaseType;
import org.springframework.jdbc.datasource.lookup.AbstractRoutingDataSource;
import org.springframework.jdbc.datasource.lookup.MapDataSourceLookup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class DerivedConnectorTests {

	private static final Duration TIMEOUT = Duration.ofMillis(1500);

	@ParameterizedTest
	@CsvSource({ "jdbc:postgresql://db/shop, socketTimeout, 2", "jdbc:postgresql://db/shop, connectTimeout, 2",
			"jdbc:postgresql://db/shop, prepareThreshold, 0", "jdbc:mariadb://db/shop, socketTimeout, 1500",
			"jdbc:mariadb://db/shop, transactionReplay, false", "jdbc:mysql://db/shop, connectTimeout, 1500",
			"jdbc:sqlserver://db, loginTimeout, 2", "jdbc:oracle:thin:@//db/shop, oracle.jdbc.ReadTimeout, 1500",
			"jdbc:h2:tcp://db/shop, NETWORK_TIMEOUT, 1500", "'jdbc:mariadb:sequential://a,b/shop', retriesAllDown, 2" })
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
	void schemaAndFirstStatementOfThePoolAreKept() throws Exception {
		try (HikariDataSource pool = new HikariDataSource()) {
			pool.setJdbcUrl(Server.POSTGRESQL.url());
			pool.setUsername(Server.POSTGRESQL.user());
			pool.setSchema("pg_catalog");
			pool.setConnectionInitSql("SET application_name = 'of the pool'");
			try (Connection connection = open(pool);
					Statement statement = connection.createStatement();
					ResultSet name = statement.executeQuery("SHOW application_name")) {
				assertThat(connection.getSchema()).isEqualTo("pg_catalog");
				assertThat(name.next()).isTrue();
				assertThat(name.getString(1)).isEqualTo("of the pool");
			}
		}
	}

	@Test
	void propertiesOfOtherDataSourcesForTheirDriverAreKept() throws Exception {
		SimpleDriverDataSource plain = (SimpleDriverDataSource) Server.POSTGRESQL.dataSource();
		Properties properties = new Properties();
		properties.setProperty("currentSchema", "pg_catalog");
		properties.setProperty("password", "not for the driver");
		plain.setConnectionProperties(properties);
		assertThat(PoolSettings.of(plain).properties()).containsOnlyKeys("currentSchema");
		try (Connection connection = open(plain)) {
			assertThat(connection.getSchema()).isEqualTo("pg_catalog");
		}
		assertThat(PoolSettings.of(new TomcatLike()).properties()).containsEntry("sslMode", "verify-full");
		assertThat(PoolSettings.of(new TomcatLike()).statement()).isEqualTo("SELECT 1");
	}

	@Test
	void connectionThatCannotBeSetUpIsAFailure() throws Exception {
		try (HikariDataSource pool = new HikariDataSource()) {
			pool.setJdbcUrl("jdbc:h2:mem:setup");
			pool.setUsername("sa");
			pool.setConnectionInitSql("NONSENSE");
			assertThatExceptionOfType(SQLException.class).isThrownBy(() -> open(pool));
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

	/** The names of Tomcat's pool. */
	static final class TomcatLike extends SimpleDriverDataSource {

		@SuppressWarnings("unused")
		public Properties getDbProperties() {
			Properties properties = new Properties();
			properties.setProperty("sslMode", "verify-full");
			return properties;
		}

		@SuppressWarnings("unused")
		public String getInitSQL() {
			return "SELECT 1";
		}

	}

}
