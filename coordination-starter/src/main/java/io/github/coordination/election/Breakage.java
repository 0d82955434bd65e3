/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.election;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.ServiceConfigurationError;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import io.github.coordination.election.core.StoreRequest;
import io.github.coordination.lease.LeaseStore;

/**
 * Whether the code of a store is broken, which no waiting mends, rather than the store
 * away.
 * <p>
 * An error of linkage is certain. An error of programming has to come from the store's
 * own code and not from a driver, which may stumble when its server goes; and three times
 * in a row. Both count only for a kind of call that has never been answered: what has
 * worked and then fails does so on its way through an outage. A lack of memory or stack
 * passes, and exceptions of any other type are outages.
 * <p>
 * <strong>Concurrency.</strong> Used by the election thread; the cause is read by all.
 */
final class Breakage {

	private static final int ENOUGH = 3;

	private static final int MAX_CAUSES = 16;

	private static final Set<Class<? extends Throwable>> MISTAKES = Set.of(NullPointerException.class,
			ClassCastException.class, IllegalArgumentException.class, NumberFormatException.class,
			IndexOutOfBoundsException.class, ArrayIndexOutOfBoundsException.class,
			StringIndexOutOfBoundsException.class, UnsupportedOperationException.class, ArithmeticException.class,
			AssertionError.class);

	private static final String OURS = "io.github.coordination.";

	private static final Set<String> PLATFORM = Set.of("java", "javax", "jdk", "sun");

	private final String storePackage;

	private final Set<Class<?>> answered = new HashSet<>();

	private final Map<Class<?>, Integer> mistakes = new HashMap<>();

	private volatile @Nullable Throwable cause;

	Breakage(LeaseStore store) {
		String name = store.getClass().getPackageName();
		this.storePackage = name.isEmpty() ? OURS : name + ".";
	}

	/**
	 * The error, {@code null} if the code is not known to be broken.
	 */
	@Nullable Throwable cause() {
		return this.cause;
	}

	void answered(StoreRequest request) {
		this.answered.add(request.getClass());
	}

	/**
	 * Take in a failure.
	 * @return whether it shows, and none did before, that the code is broken
	 */
	boolean failed(StoreRequest request, Throwable failure) {
		if (this.cause != null || this.answered.contains(request.getClass())) {
			return false;
		}
		int mistaken = isMistake(failure) ? this.mistakes.merge(request.getClass(), 1, Integer::sum) : 0;
		this.mistakes.put(request.getClass(), mistaken);
		if (isOfLinkage(failure) || mistaken >= ENOUGH) {
			this.cause = failure;
			return true;
		}
		return false;
	}

	private static boolean isOfLinkage(Throwable failure) {
		Throwable current = failure;
		for (int i = 0; i < MAX_CAUSES && current != null; i++) {
			if (current instanceof LinkageError || current instanceof ServiceConfigurationError) {
				return true;
			}
			current = current.getCause();
		}
		return false;
	}

	private boolean isMistake(Throwable failure) {
		if (!MISTAKES.contains(failure.getClass())) {
			return false;
		}
		for (StackTraceElement frame : failure.getStackTrace()) {
			String type = frame.getClassName();
			if (!PLATFORM.contains(type.substring(0, Math.max(0, type.indexOf('.'))))) {
				return type.startsWith(OURS) || type.startsWith(this.storePackage);
			}
		}
		return false;
	}

}
