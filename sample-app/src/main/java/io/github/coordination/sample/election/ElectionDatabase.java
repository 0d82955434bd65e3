/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.sample.election;

import javax.sql.DataSource;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.jdbc.DataSourceBuilder;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.datasource.SimpleDriverDataSource;

import io.github.coordination.autoconfigure.ConditionalOnStore;

/**
 * A second database, since SQLite, which has the guests, cannot keep leases. It is no
 * candidate for injection, so nothing but the election uses it, and its absence makes no
 * worker unhealthy. It needs no pool: the election keeps connections of its own.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnStore("jdbc")
class ElectionDatabase {

	/** Known to the election by {@code coordination.jdbc.data-source}. */
	@Bean(autowireCandidate = false)
	DataSource electionDataSource(Properties properties) {
		return DataSourceBuilder.create()
			.type(SimpleDriverDataSource.class)
			.url(properties.url())
			.username(properties.username())
			.password(properties.password())
			.build();
	}

	/**
	 * Where the database is; {@code application.yaml} holds the defaults.
	 *
	 * @param url JDBC URL of the database
	 * @param username user, who may create two tables
	 * @param password password of the user
	 */
	@ConfigurationProperties("sample.election-database")
	record Properties(String url, String username, String password) {

	}

}
