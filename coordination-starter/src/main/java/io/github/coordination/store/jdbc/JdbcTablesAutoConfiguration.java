/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.store.jdbc;

import java.sql.Connection;
import java.sql.SQLException;

import javax.sql.DataSource;

import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.AnyNestedCondition;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.jdbc.DataSourceBuilder;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.datasource.SimpleDriverDataSource;

import io.github.coordination.autoconfigure.ConditionalOnStore;
import io.github.coordination.autoconfigure.CoordinationTables;
import io.github.coordination.autoconfigure.FenceAutoConfiguration;
import io.github.coordination.autoconfigure.PrimaryProperties;
import io.github.coordination.lease.LeaseDefaults;

/**
 * Auto-configuration of what the fence has to know of the tables. Where another store
 * elects, nobody else creates them.
 *
 * @since 0.1.0
 */
@AutoConfiguration(after = JdbcStoreAutoConfiguration.class, before = FenceAutoConfiguration.class)
@Conditional(JdbcTablesAutoConfiguration.OnTables.class)
@ConditionalOnBooleanProperty(name = "coordination.enabled", matchIfMissing = true)
@ConditionalOnClass({ DataSource.class, DataSourceBuilder.class, SimpleDriverDataSource.class })
@EnableConfigurationProperties({ JdbcStoreProperties.class, PrimaryProperties.class })
public final class JdbcTablesAutoConfiguration {

	@Bean
	@ConditionalOnMissingBean
	CoordinationTables coordinationTables(JdbcStoreProperties properties, PrimaryProperties primary,
			Environment environment, ListableBeanFactory beanFactory) {
		DataSource dataSource = DataSources.choose(properties.getDataSource(), beanFactory);
		boolean electing = "jdbc".equalsIgnoreCase(environment.getProperty("coordination.store"));
		if (!electing) {
			create(dataSource, properties, primary);
		}
		return new CoordinationTables(dataSource, properties.getTablePrefix() + "term", electing);
	}

	private static void create(DataSource dataSource, JdbcStoreProperties properties, PrimaryProperties primary) {
		Tables tables = new Tables(properties.getTablePrefix());
		Schema schema = new Schema(properties.getInitializeSchema(), tables);
		if (schema.mayCreate()) {
			try (Connection connection = dataSource.getConnection()) {
				schema.create(new Session(connection, tables, primary.requestTimeout(LeaseDefaults.REMOTE)));
			}
			catch (SQLException ex) {
				throw new IllegalStateException("Cannot create the tables " + tables, ex);
			}
		}
	}

	/**
	 * The database elects, or is told of the epochs.
	 */
	static class OnTables extends AnyNestedCondition {

		OnTables() {
			super(ConfigurationPhase.REGISTER_BEAN);
		}

		@ConditionalOnStore("jdbc")
		static class Electing {

		}

		@ConditionalOnBooleanProperty("coordination.jdbc.fence")
		static class Fencing {

		}

	}

}
