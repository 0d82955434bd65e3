/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.autoconfigure;

import java.util.Collection;

import org.springframework.beans.factory.BeanFactoryUtils;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.ResourceTransactionManager;

import io.github.coordination.autoconfigure.failure.MisconfigurationException;
import io.github.coordination.guard.Guards;

/**
 * Refuses fenced work where no transaction manager works on one database: transactions
 * that span several resources, or reactive ones, cannot be checked before their commit.
 */
final class FenceCheck implements SmartInitializingSingleton {

	private final ListableBeanFactory beanFactory;

	private final Guards guards;

	FenceCheck(ListableBeanFactory beanFactory, Guards guards) {
		this.beanFactory = beanFactory;
		this.guards = guards;
	}

	@Override
	public void afterSingletonsInstantiated() {
		if (!this.guards.isFenced()) {
			return;
		}
		Collection<PlatformTransactionManager> managers = BeanFactoryUtils
			.beansOfTypeIncludingAncestors(this.beanFactory, PlatformTransactionManager.class)
			.values();
		if (managers.isEmpty() || !managers.stream().allMatch(ResourceTransactionManager.class::isInstance)) {
			throw new MisconfigurationException(
					"@PrimaryOnly(fenced = true) needs transactions of one database, as DataSourceTransactionManager or "
							+ "JpaTransactionManager make them, and there is "
							+ (managers.isEmpty() ? "no transaction manager" : "another kind of transaction manager"),
					"declare one of them and no other, or remove fenced = true and call Fence.require in the transaction");
		}
	}

}
