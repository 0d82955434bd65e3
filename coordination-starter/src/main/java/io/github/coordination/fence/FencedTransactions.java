/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.fence;

import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.transaction.ConfigurableTransactionManager;
import org.springframework.transaction.TransactionExecution;
import org.springframework.transaction.TransactionExecutionListener;
import org.springframework.transaction.TransactionManager;
import org.springframework.transaction.support.AbstractPlatformTransactionManager;

/**
 * Has every transaction manager tell the fences when a transaction begins.
 *
 * @since 0.1.0
 */
public final class FencedTransactions implements BeanPostProcessor {

	@Override
	public Object postProcessAfterInitialization(Object bean, String beanName) {
		if (bean instanceof ConfigurableTransactionManager manager && !isTold(manager)) {
			manager.addListener(new Listener());
		}
		return bean;
	}

	/**
	 * Whether the fences are told of each transaction of a manager. Those of a context
	 * without this post-processor do not tell, nor those that begin transactions without
	 * synchronization.
	 * @param manager the transaction manager
	 * @return whether they are
	 */
	public static boolean areToldOf(TransactionManager manager) {
		return manager instanceof ConfigurableTransactionManager configurable && isTold(configurable)
				&& !(manager instanceof AbstractPlatformTransactionManager platform && platform
					.getTransactionSynchronization() == AbstractPlatformTransactionManager.SYNCHRONIZATION_NEVER);
	}

	private static boolean isTold(ConfigurableTransactionManager manager) {
		return manager.getTransactionExecutionListeners().stream().anyMatch(Listener.class::isInstance);
	}

	/**
	 * What a transaction manager calls.
	 */
	private static final class Listener implements TransactionExecutionListener {

		@Override
		public void afterBegin(TransactionExecution transaction, @Nullable Throwable failure) {
			if (failure == null) {
				TransactionFence.begun(transaction);
			}
		}

	}

}
