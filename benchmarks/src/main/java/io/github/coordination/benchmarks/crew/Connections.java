/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.benchmarks.crew;

import javax.sql.DataSource;

import org.springframework.boot.jdbc.DataSourceBuilder;
import org.springframework.data.redis.connection.RedisStandaloneConfiguration;
import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;
import org.springframework.jdbc.datasource.SimpleDriverDataSource;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/**
 * What workers connect with. Each has its own.
 */
final class Connections {

	private Connections() {
	}

	/** Tells its URL, from which the starter opens connections of its own. */
	static DataSource dataSource(Plan plan) {
		return DataSourceBuilder.create().type(SimpleDriverDataSource.class).url(plan.address()).build();
	}

	/**
	 * Keeps one connection open. A pool would reset the connection between two uses,
	 * which costs statements; this is in favour of those who use it.
	 */
	static SingleConnectionDataSource oneConnection(Plan plan) {
		return new SingleConnectionDataSource(plan.address(), true);
	}

	/** Opens nothing until it is started. */
	static LettuceConnectionFactory factory(Plan plan) {
		String[] parts = plan.address().split(":", -1);
		LettuceConnectionFactory factory = new LettuceConnectionFactory(
				new RedisStandaloneConfiguration(parts[0], Integer.parseInt(parts[1])));
		factory.afterPropertiesSet();
		return factory;
	}

	static LettuceConnectionFactory started(Plan plan) {
		LettuceConnectionFactory factory = factory(plan);
		factory.start();
		return factory;
	}

}
