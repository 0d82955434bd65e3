/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.store.memory;

import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.test.context.TestContext;
import org.springframework.test.context.support.AbstractTestExecutionListener;

/**
 * Lets each test begin as the primary, with its takeover done: after the start, after a
 * test that changed the role, and after the context was paused in the cache. Only ever
 * loaded by Spring's test framework.
 */
class PrimaryAtEachTestListener extends AbstractTestExecutionListener {

	/**
	 * Before a transaction of the test begins.
	 */
	private static final int ORDER = 2500;

	@Override
	public int getOrder() {
		return ORDER;
	}

	@Override
	public void beforeTestMethod(TestContext testContext) {
		if (testContext.hasApplicationContext()
				&& testContext.getApplicationContext() instanceof ConfigurableApplicationContext context
				&& context.isActive()) {
			context.getBeanProvider(TestElection.class).ifAvailable(TestElection::reset);
		}
	}

}
