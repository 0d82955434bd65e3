/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.store.jdbc;

import java.util.Arrays;
import java.util.List;

import javax.sql.DataSource;

import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.BeanFactoryUtils;
import org.springframework.beans.factory.ListableBeanFactory;

import io.github.coordination.autoconfigure.failure.MisconfigurationException;
import io.github.coordination.lease.CoordinationName;

/**
 * Chooses the application's {@code DataSource}.
 */
final class DataSources {

	static final String STORE = "coordination.store is \"jdbc\"";

	static final String FENCE = "coordination.jdbc.fence is true";

	private static final String PROPERTY = "coordination.jdbc.data-source";

	private DataSources() {
	}

	/**
	 * Choose one.
	 * @param demand why there has to be one
	 * @param name name of the bean, {@code null} for the only or the primary one
	 * @param beanFactory where it is
	 * @return the chosen one
	 * @throws MisconfigurationException if there is none, or none of several stands out
	 */
	static DataSource choose(String demand, @Nullable String name, ListableBeanFactory beanFactory) {
		List<String> names = Arrays
			.asList(BeanFactoryUtils.beanNamesForTypeIncludingAncestors(beanFactory, DataSource.class));
		if (names.isEmpty()) {
			throw new MisconfigurationException(demand + ", but there is no DataSource",
					"set spring.datasource.url, or declare a DataSource bean");
		}
		if (name != null) {
			return named(name, names, beanFactory);
		}
		DataSource single = beanFactory.getBeanProvider(DataSource.class).getIfUnique();
		if (single == null) {
			throw new MisconfigurationException("There are several DataSource beans, of which none is primary",
					"set " + PROPERTY + " to one of " + String.join(", ", names));
		}
		return single;
	}

	private static DataSource named(String name, List<String> names, ListableBeanFactory beanFactory) {
		if (!names.contains(name)) {
			throw new MisconfigurationException(
					PROPERTY + " is \"" + CoordinationName.printable(name) + "\", but there is no such DataSource bean",
					"set it to one of " + String.join(", ", names));
		}
		return beanFactory.getBean(name, DataSource.class);
	}

}
