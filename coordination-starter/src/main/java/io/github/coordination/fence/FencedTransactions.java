/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.fence;

import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.transaction.ConfigurableTransactionManager;
import org.springframework.transaction.TransactionExecution;
import org.springframework.transaction.TransactionExecutionListener;

/**
 * Has every transaction manager tell the fence when a transaction begins.
 *
 * @since 0.1.0
 */
public final class FencedTransactions implements BeanPostProcessor {

	private final Supplier<TransactionFence> fence;

	/**
	 * Create the post-processor.
	 * @param fence is told, and not asked for before the first transaction
	 */
	public FencedTransactions(Supplier<TransactionFence> fence) {
		this.fence = fence;
	}

	@Override
	public Object postProcessAfterInitialization(Object bean, String beanName) {
		if (bean instanceof ConfigurableTransactionManager manager) {
			manager.addListener(new TransactionExecutionListener() {

				@Override
				public void afterBegin(TransactionExecution transaction, @Nullable Throwable failure) {
					if (failure == null) {
						FencedTransactions.this.fence.get().begun();
					}
				}

			});
		}
		return bean;
	}

}
