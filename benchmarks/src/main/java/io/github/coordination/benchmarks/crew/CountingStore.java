/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.benchmarks.crew;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;

import io.github.coordination.lease.LeaseStore;

/**
 * Counts the calls of a store that go to its server.
 */
final class CountingStore {

	private static final Set<String> COUNTED = Set.of("tryAcquire", "renewAll", "renew", "release");

	private final AtomicLong calls = new AtomicLong();

	private final LeaseStore counted;

	CountingStore(LeaseStore store) {
		this.counted = (LeaseStore) Proxy.newProxyInstance(LeaseStore.class.getClassLoader(),
				new Class<?>[] { LeaseStore.class }, (proxy, method, arguments) -> {
					if (COUNTED.contains(method.getName())) {
						this.calls.incrementAndGet();
					}
					try {
						return method.invoke(store, arguments);
					}
					catch (InvocationTargetException ex) {
						throw ex.getCause();
					}
				});
	}

	/** The store for the engine. */
	LeaseStore counted() {
		return this.counted;
	}

	long calls() {
		return this.calls.get();
	}

}
