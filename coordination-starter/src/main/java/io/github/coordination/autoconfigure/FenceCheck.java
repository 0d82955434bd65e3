/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.autoconfigure;

import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.HierarchicalBeanFactory;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.ResourceTransactionManager;

import io.github.coordination.autoconfigure.failure.MisconfigurationException;
import io.github.coordination.fence.FencedTransactions;
import io.github.coordination.guard.work.Guards;

/**
 * Refuses fenced work where no transaction manager works on one database: transactions
 * that span several resources, or reactive ones, cannot be checked before their commit.
 * Refuses it too where a manager, here or in an ancestor, does not tell of its
 * transactions.
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
		boolean found = false;
		for (BeanFactory at = this.beanFactory; at != null; at = parentOf(at)) {
			if (at instanceof ListableBeanFactory listable) {
				Map<String, PlatformTransactionManager> managers = listable
					.getBeansOfType(PlatformTransactionManager.class);
				managers.forEach(FenceCheck::require);
				found |= !managers.isEmpty();
			}
		}
		if (!found) {
			throw otherKind("no transaction manager");
		}
	}

	/**
	 * A bean of an ancestor counts even if one of the same name hides it.
	 */
	private static @Nullable BeanFactory parentOf(BeanFactory beanFactory) {
		return (beanFactory instanceof HierarchicalBeanFactory child) ? child.getParentBeanFactory() : null;
	}

	private static void require(String name, PlatformTransactionManager manager) {
		if (!(manager instanceof ResourceTransactionManager)) {
			throw otherKind("another kind of transaction manager");
		}
		if (!FencedTransactions.areToldOf(manager)) {
			throw new MisconfigurationException(
					"Transaction manager '%s' (%s) does not tell when a transaction begins, so nothing would check the transactions of @PrimaryOnly(fenced = true)"
						.formatted(name, manager.getClass().getName()),
					"declare it in the application context of the fenced work, as a DataSourceTransactionManager or "
							+ "JpaTransactionManager with transaction synchronization");
		}
	}

	private static MisconfigurationException otherKind(String found) {
		return new MisconfigurationException(
				"@PrimaryOnly(fenced = true) needs transactions of one database, as DataSourceTransactionManager or "
						+ "JpaTransactionManager make them, and there is " + found,
				"declare one of them and no other, or remove fenced = true and call Fence.require in the transaction");
	}

}
