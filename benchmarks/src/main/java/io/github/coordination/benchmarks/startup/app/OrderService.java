/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.benchmarks.startup.app;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;

/**
 * Keeps orders, and forgets them in a job.
 */
@Service
@ConditionalOnProperty(name = "shop.guarded", havingValue = "false")
public class OrderService {

	private static final int MAX = 1000;

	private final List<String> orders = new CopyOnWriteArrayList<>();

	/**
	 * The orders.
	 * @return the orders
	 */
	public List<String> orders() {
		return List.copyOf(this.orders);
	}

	/**
	 * Take an order.
	 * @param order the order
	 */
	public void take(String order) {
		this.orders.add(order);
	}

	/**
	 * Forget orders.
	 */
	@Scheduled(fixedDelay = 60_000)
	public void cleanUp() {
		if (this.orders.size() > MAX) {
			this.orders.clear();
		}
	}

}
