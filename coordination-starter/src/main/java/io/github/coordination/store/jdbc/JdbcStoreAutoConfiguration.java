/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.store.jdbc;

import java.time.Duration;

import javax.sql.DataSource;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.jdbc.DataSourceBuilder;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ImportRuntimeHints;
import org.springframework.jdbc.datasource.SimpleDriverDataSource;
import org.springframework.util.ClassUtils;

import io.github.coordination.autoconfigure.ApplicationName;
import io.github.coordination.autoconfigure.ConditionalOnStore;
import io.github.coordination.autoconfigure.CoordinationAutoConfiguration;
import io.github.coordination.autoconfigure.ElectionAutoConfiguration;
import io.github.coordination.autoconfigure.PrimaryProperties;
import io.github.coordination.autoconfigure.failure.MisconfigurationException;
import io.github.coordination.lease.LeaseDefaults;
import io.github.coordination.lease.LeaseStore;

/**
 * Auto-configuration of the store in a database.
 *
 * @since 0.1.0
 */
@AutoConfiguration(after = CoordinationAutoConfiguration.class, before = ElectionAutoConfiguration.class,
		afterName = "org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration")
@ConditionalOnStore("jdbc")
@ConditionalOnClass({ DataSource.class, DataSourceBuilder.class, SimpleDriverDataSource.class })
@EnableConfigurationProperties(JdbcStoreProperties.class)
@ImportRuntimeHints(Schema.Hints.class)
public final class JdbcStoreAutoConfiguration {

	private static final Log logger = LogFactory.getLog(JdbcStoreAutoConfiguration.class);

	@Bean(destroyMethod = "")
	@ConditionalOnMissingBean(LeaseStore.class)
	LeaseStore jdbcLeaseStore(ApplicationName application, JdbcStoreProperties properties, PrimaryProperties primary,
			ListableBeanFactory beanFactory) {
		Tables tables = new Tables(properties.getTablePrefix());
		Duration timeout = primary.requestTimeout(LeaseDefaults.REMOTE);
		DataSource dataSource = DataSources.choose(DataSources.STORE, properties.getDataSource(), beanFactory);
		Connector connector = connector(dataSource, timeout);
		boolean listens = properties.isWakeUp() && Urls.isPostgres(connector.identity())
				&& ClassUtils.isPresent("org.postgresql.PGConnection", getClass().getClassLoader());
		WakeUp wakeUp = listens ? new PostgresWakeUp(connector, tables, application.value()) : WakeUp.NONE;
		Schema schema = new Schema(properties.getInitializeSchema(), tables);
		return new JdbcLeaseStore(application.value(), new StoreParts(connector, tables, schema, wakeUp, timeout));
	}

	private static Connector connector(DataSource dataSource, Duration timeout) {
		DerivedConnector derived = DerivedConnector.of(dataSource, timeout);
		if (derived != null) {
			check(derived, timeout);
			return derived;
		}
		logger
			.warn(("The jdbc store shares the application's %s, which does not tell its URL, and keeps one connection "
					+ "of it: allow its pool one more. To give the store connections of its own, set "
					+ "coordination.jdbc.data-source to a DataSource with a URL.")
				.formatted(dataSource.getClass().getName()));
		return new PooledConnector(dataSource);
	}

	private static void check(DerivedConnector connector, Duration timeout) {
		if (Urls.isReplaying(connector.url())) {
			throw new MisconfigurationException(Urls.REPLAYS, Urls.DO_NOT_REPLAY);
		}
		if (!Urls.isBounded(connector.url())) {
			logger.warn(("The jdbc store does not know how to tell the driver of %s how long it may wait: "
					+ "its own timeouts have to be below %d ms.")
				.formatted(connector.identity(), timeout.toMillis()));
		}
	}

}
