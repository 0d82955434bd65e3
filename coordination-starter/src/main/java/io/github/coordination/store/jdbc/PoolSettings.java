/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.store.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Properties;

import javax.sql.DataSource;

import org.jspecify.annotations.Nullable;
import org.springframework.beans.BeanWrapper;
import org.springframework.beans.PropertyAccessorFactory;

/**
 * What a pool does to its connections, which the store's own need too: the driver's
 * properties, such as the way to encrypt, and where they look for tables. The names are
 * those of HikariCP, Tomcat's pool and Spring's own {@code DataSource}s.
 *
 * @param properties what the pool hands to the driver beside the URL
 * @param catalog the catalog, {@code null} for the driver's
 * @param schema the schema, {@code null} for the user's
 * @param statement what it runs on each new connection, {@code null} for nothing
 */
record PoolSettings(Properties properties, @Nullable String catalog, @Nullable String schema,
		@Nullable String statement) {

	private static final List<String> PROPERTIES = List.of("dataSourceProperties", "dbProperties",
			"connectionProperties");

	/** A pool keeps the user and its password there too. */
	private static final List<String> CREDENTIALS = List.of("user", "password");

	/**
	 * Read the settings.
	 * @param dataSource the application's
	 * @return its settings
	 */
	static PoolSettings of(DataSource dataSource) {
		BeanWrapper pool = PropertyAccessorFactory.forBeanPropertyAccess(DerivedConnector.root(dataSource));
		Properties properties = new Properties();
		for (String name : PROPERTIES) {
			if (pool.isReadableProperty(name) && pool.getPropertyValue(name) instanceof Properties configured) {
				properties.putAll(configured);
			}
		}
		CREDENTIALS.forEach(properties::remove);
		return new PoolSettings(properties, text(pool, "catalog", "defaultCatalog"), text(pool, "schema"),
				text(pool, "connectionInitSql", "initSQL"));
	}

	private static @Nullable String text(BeanWrapper pool, String... names) {
		for (String name : names) {
			if (pool.isReadableProperty(name) && pool.getPropertyValue(name) instanceof String text
					&& !text.isBlank()) {
				return text;
			}
		}
		return null;
	}

	/**
	 * Do to a new connection what the pool does to its own.
	 * @param connection the connection
	 * @throws SQLException if that fails
	 */
	void apply(Connection connection) throws SQLException {
		if (this.catalog != null) {
			connection.setCatalog(this.catalog);
		}
		if (this.schema != null) {
			connection.setSchema(this.schema);
		}
		if (this.statement != null) {
			try (Statement initial = connection.createStatement()) {
				initial.execute(this.statement);
			}
		}
	}

}
