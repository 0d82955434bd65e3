/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.store.jdbc;

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
@EnableConfigurationProperties(JdbcStoreProperties.class)
public final class JdbcTablesAutoConfiguration {

	@Bean
	@ConditionalOnMissingBean
	CoordinationTables coordinationTables(JdbcStoreProperties properties, Environment environment,
			ListableBeanFactory beanFactory) {
		boolean electing = "jdbc".equalsIgnoreCase(environment.getProperty("coordination.store"));
		DataSource dataSource = DataSources.choose(electing ? DataSources.STORE : DataSources.FENCE,
				properties.getDataSource(), beanFactory);
		if (!electing) {
			new FenceTables(properties.getInitializeSchema(), new Tables(properties.getTablePrefix()))
				.create(dataSource);
		}
		return new CoordinationTables(dataSource, properties.getTablePrefix() + "term", electing);
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
