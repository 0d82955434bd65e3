/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.election;

import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Arrays;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;

/**
 * A listener that notes which of its methods is called, and does not return well from any
 * of them.
 */
final class ObstructiveListener {

	private final Set<String> called = ConcurrentHashMap.newKeySet();

	private final AtomicInteger calls = new AtomicInteger();

	private final Runnable obstruction;

	ObstructiveListener(Runnable obstruction) {
		this.obstruction = obstruction;
	}

	ElectionListener proxy() {
		return (ElectionListener) Proxy.newProxyInstance(getClass().getClassLoader(),
				new Class<?>[] { ElectionListener.class }, (proxy, method, arguments) -> {
					this.called.add(method.getName());
					this.calls.incrementAndGet();
					this.obstruction.run();
					return null;
				});
	}

	/**
	 * Another one that is as obstructive.
	 */
	ObstructiveListener another() {
		return new ObstructiveListener(this.obstruction);
	}

	Set<String> called() {
		return this.called;
	}

	int calls() {
		return this.calls.get();
	}

	static Set<String> methods() {
		return Arrays.stream(ElectionListener.class.getDeclaredMethods())
			.filter((method) -> !method.isSynthetic())
			.map(Method::getName)
			.collect(Collectors.toSet());
	}

}
