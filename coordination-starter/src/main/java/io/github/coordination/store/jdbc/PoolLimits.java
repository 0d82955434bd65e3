/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.store.jdbc;

import java.time.Duration;

import javax.sql.DataSource;

import org.springframework.beans.BeanWrapper;
import org.springframework.beans.PropertyAccessorFactory;
import org.springframework.boot.jdbc.DataSourceUnwrapper;
import org.springframework.jdbc.datasource.lookup.AbstractRoutingDataSource;

import io.github.coordination.autoconfigure.failure.MisconfigurationException;

/**
 * How long a pool lets the store wait for a connection, where the store has to take one
 * from the pool. HikariCP tells it: at most its connection timeout, and the time in which
 * it finds out that the last connection it tried is dead.
 */
final class PoolLimits {

	private static final String HIKARI = "com.zaxxer.hikari.HikariDataSource";

	private PoolLimits() {
	}

	/**
	 * Refuse a pool that may let a call wait for longer than it may take.
	 * @param dataSource the pool, or what chooses among several
	 * @param timeout bound on one call
	 * @throws MisconfigurationException if it may
	 */
	static void check(DataSource dataSource, Duration timeout) {
		DataSource root = DataSourceUnwrapper.unwrapRoot(dataSource);
		if (root instanceof AbstractRoutingDataSource routing) {
			routing.getResolvedDataSources().values().forEach((target) -> check(target, timeout));
		}
		else if (isHikari(root.getClass())) {
			checkHikari(PropertyAccessorFactory.forBeanPropertyAccess(root), timeout.toMillis());
		}
	}

	private static boolean isHikari(Class<?> type) {
		Class<?> parent = type.getSuperclass();
		return type.getName().equals(HIKARI) || (parent != null && isHikari(parent));
	}

	private static void checkHikari(BeanWrapper pool, long allowed) {
		long wait = millis(pool, "connectionTimeout") + millis(pool, "validationTimeout");
		if (wait > allowed) {
			throw new MisconfigurationException(
					"The jdbc store has to take connections from the pool %s, which does not tell its URL and may wait %d ms"
						.formatted(pool.getPropertyValue("poolName"), wait),
					("let spring.datasource.hikari.connection-timeout and spring.datasource.hikari.validation-timeout, "
							+ "or these settings of a pool of your own, make at most %d ms together, "
							+ "or set coordination.jdbc.data-source to a DataSource that has a URL")
						.formatted(allowed));
		}
	}

	private static long millis(BeanWrapper pool, String property) {
		return (pool.getPropertyValue(property) instanceof Number millis) ? millis.longValue() : 0;
	}

}
