/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.autoconfigure;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.AnyNestedCondition;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.ConfigurableTransactionManager;

import io.github.coordination.election.ElectionEngine;
import io.github.coordination.fence.Fence;
import io.github.coordination.fence.FencedTransactions;
import io.github.coordination.fence.TermFence;
import io.github.coordination.fence.TransactionFence;
import io.github.coordination.guard.call.Fencing;

/**
 * Auto-configuration of the fence of tests, whose store no other process shares, so that
 * no database needs to keep the epochs. Only Spring's test framework brings it in.
 *
 * @since 0.1.0
 */
@AutoConfiguration(after = { ElectionAutoConfiguration.class, FenceAutoConfiguration.class },
		before = GuardAutoConfiguration.class)
@Conditional(TestFenceAutoConfiguration.OnStoreOfTests.class)
@ConditionalOnClass({ JdbcTemplate.class, ConfigurableTransactionManager.class })
@ConditionalOnBean(ElectionEngine.class)
@ConditionalOnMissingBean(Fencing.class)
public final class TestFenceAutoConfiguration {

	@Bean
	@ConditionalOnMissingBean
	Fence coordinationTestFence(ElectionEngine engine) {
		return new TermFence(engine);
	}

	@Bean
	Fencing coordinationTestFencing(Fence fence) {
		return new TransactionFencing(new TransactionFence(fence), null);
	}

	@Bean
	static FencedTransactions fencedTransactions() {
		return new FencedTransactions();
	}

	/**
	 * A store that no other process shares.
	 */
	static class OnStoreOfTests extends AnyNestedCondition {

		OnStoreOfTests() {
			super(ConfigurationPhase.REGISTER_BEAN);
		}

		@ConditionalOnStore("memory")
		static class Memory {

		}

		@ConditionalOnStore("fixed")
		static class Fixed {

		}

	}

}
