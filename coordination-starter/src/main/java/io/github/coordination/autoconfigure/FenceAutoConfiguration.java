/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.autoconfigure;

import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Role;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.ConfigurableTransactionManager;

import io.github.coordination.fence.FencedTransactions;
import io.github.coordination.fence.JdbcFence;
import io.github.coordination.fence.TransactionFence;
import io.github.coordination.guard.call.Fencing;
import io.github.coordination.guard.work.Guards;

/**
 * Auto-configuration of the fence, where a database keeps the epochs.
 *
 * @since 0.1.0
 */
@AutoConfiguration(afterName = "io.github.coordination.store.jdbc.JdbcStoreAutoConfiguration",
		before = GuardAutoConfiguration.class)
@ConditionalOnClass({ JdbcTemplate.class, ConfigurableTransactionManager.class })
@ConditionalOnBean(CoordinationTables.class)
public final class FenceAutoConfiguration {

	@Bean
	@ConditionalOnMissingBean
	JdbcFence coordinationFence(CoordinationTables tables, ApplicationName application) {
		return new JdbcFence(tables.dataSource(), tables.termTable(), application.value());
	}

	@Bean
	@ConditionalOnMissingBean
	TransactionFence coordinationTransactionFence(JdbcFence fence) {
		return new TransactionFence(fence);
	}

	@Bean
	@ConditionalOnMissingBean
	Fencing coordinationFencing(JdbcFence fence, TransactionFence transactions, CoordinationTables tables) {
		return new TransactionFencing(transactions, tables.electing() ? null : fence);
	}

	@Bean
	@Role(BeanDefinition.ROLE_INFRASTRUCTURE)
	static FencedTransactions fencedTransactions() {
		return new FencedTransactions();
	}

	@Bean
	FenceCheck fenceCheck(ListableBeanFactory beanFactory, Guards guards) {
		return new FenceCheck(beanFactory, guards);
	}

}
