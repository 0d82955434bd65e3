/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.guard.plan;

import java.lang.reflect.Method;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

import org.jspecify.annotations.Nullable;
import org.springframework.core.ReactiveAdapter;
import org.springframework.core.ReactiveAdapterRegistry;

/**
 * The empty values that a skipped call returns.
 *
 * @since 0.1.0
 */
public final class SkipResult {

	private SkipResult() {
	}

	static boolean isSkippable(Method method) {
		if (SuspendFunctions.contain(method)) {
			return SuspendFunctions.isSkippable(method);
		}
		Class<?> type = method.getReturnType();
		return type == void.class || type == Void.class || type == Optional.class || isFuture(type) || isReactive(type);
	}

	/**
	 * The empty value of a type that can be skipped.
	 * @param type what the method returns
	 * @return the empty value
	 */
	public static @Nullable Object of(Class<?> type) {
		if (type == Optional.class) {
			return Optional.empty();
		}
		return isFuture(type) ? CompletableFuture.completedFuture(null) : null;
	}

	/**
	 * Whether a completed future may be returned.
	 */
	static boolean isFuture(Class<?> type) {
		return type == CompletableFuture.class || type == CompletionStage.class;
	}

	private static boolean isReactive(Class<?> type) {
		return reactiveAdapter(type) != null;
	}

	/**
	 * The adapter of what interceptors see as the result of a method, or {@code null} if
	 * that is not reactive.
	 * @param method the method
	 * @return the adapter, or {@code null}
	 */
	public static @Nullable ReactiveAdapter reactiveAdapter(Method method) {
		return reactiveAdapter(
				SuspendFunctions.contain(method) ? SuspendFunctions.publisher(method) : method.getReturnType());
	}

	static @Nullable ReactiveAdapter reactiveAdapter(Class<?> type) {
		return CompletionStage.class.isAssignableFrom(type) ? null
				: ReactiveAdapterRegistry.getSharedInstance().getAdapter(type);
	}

}
