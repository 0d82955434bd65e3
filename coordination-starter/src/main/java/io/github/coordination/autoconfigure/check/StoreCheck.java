/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.autoconfigure.check;

import java.util.List;
import java.util.Set;

import org.springframework.beans.factory.BeanFactoryUtils;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.core.env.ConfigurableEnvironment;

import io.github.coordination.PrimaryElections;
import io.github.coordination.autoconfigure.failure.Keys;
import io.github.coordination.autoconfigure.failure.MisconfigurationException;
import io.github.coordination.autoconfigure.failure.Similarity;
import io.github.coordination.lease.LeaseStore;

/**
 * Refuses a store that does not exist: without one there is no election, and what
 * {@code @PrimaryOnly} guards would run on every worker.
 */
final class StoreCheck {

	private static final String PROPERTY = "coordination.store";

	private StoreCheck() {
	}

	/**
	 * Check the chosen store.
	 * @param environment where it is chosen
	 * @param storeIds the announced stores
	 * @param beanFactory where it is declared
	 * @throws MisconfigurationException if it is unknown, or nothing declares it
	 */
	static void check(ConfigurableEnvironment environment, Set<String> storeIds, ListableBeanFactory beanFactory) {
		String store = environment.getProperty(PROPERTY);
		if (store != null && storeIds.stream().noneMatch(store::equalsIgnoreCase)) {
			throw new MisconfigurationException(Keys.describe(PROPERTY, environment),
					"use one of " + String.join(", ", Similarity.byDistance(store, storeIds)));
		}
		if (isAbsent(LeaseStore.class, beanFactory) && isAbsent(PrimaryElections.class, beanFactory)) {
			throw (store != null) ? notProvided(store, environment, storeIds) : excluded(storeIds);
		}
	}

	private static boolean isAbsent(Class<?> type, ListableBeanFactory beanFactory) {
		return BeanFactoryUtils.beanNamesForTypeIncludingAncestors(beanFactory, type, true, false).length == 0;
	}

	private static MisconfigurationException notProvided(String store, ConfigurableEnvironment environment,
			Set<String> storeIds) {
		List<String> others = storeIds.stream().filter((id) -> !id.equalsIgnoreCase(store)).toList();
		return new MisconfigurationException(
				Keys.describe(PROPERTY, environment) + ", but nothing on the class path provides that store",
				"add the library that it needs, or use one of " + String.join(", ", others));
	}

	private static MisconfigurationException excluded(Set<String> storeIds) {
		return new MisconfigurationException(
				"There is no store, because the auto-configuration of the default one is excluded",
				"set coordination.store to one of " + String.join(", ", storeIds)
						+ ", declare a LeaseStore bean, or set coordination.enabled to false");
	}

}
