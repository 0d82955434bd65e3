/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.benchmarks.startup.app;

import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;

import io.github.coordination.PrimaryOnly;

/**
 * The same, with a job that only one worker shall run.
 */
@Service
@ConditionalOnProperty(name = "shop.guarded", havingValue = "true")
public class GuardedOrderService extends OrderService {

	@Override
	@Scheduled(fixedDelay = 60_000)
	@PrimaryOnly
	public void cleanUp() {
		super.cleanUp();
	}

}
