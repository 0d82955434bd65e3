/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.guard.work;

import java.lang.reflect.Method;

import org.aopalliance.intercept.MethodInterceptor;
import org.aopalliance.intercept.MethodInvocation;
import org.jspecify.annotations.Nullable;
import org.springframework.context.Lifecycle;
import org.springframework.context.Phased;
import org.springframework.context.SmartLifecycle;

import io.github.coordination.guard.call.MethodGuard;

/**
 * Guards one lifecycle: it never starts by itself, and {@code start()} does nothing
 * unless a takeover opens it. Stopping always works. A plain {@link Lifecycle} is given
 * the methods of {@link SmartLifecycle}.
 * <p>
 * A hand-over stops it, before the context would: so it must not be in the phase of the
 * election itself, which is the usual one, but in the next.
 * <p>
 * <strong>Concurrency.</strong> The opener is the one thread of a takeover that is inside
 * {@code start()}; every other thread that calls it finds the gate shut.
 *
 * @since 0.1.0
 */
public final class LifecycleGuard implements MethodInterceptor {

	private static final int LATEST_PHASE = Integer.MAX_VALUE - 1;

	private final String beanName;

	private final MethodGuard guard;

	private volatile @Nullable Thread opener;

	/**
	 * Create the guard of a lifecycle.
	 * @param beanName the bean's name
	 * @param guard what its start and its end are counted as
	 */
	public LifecycleGuard(String beanName, MethodGuard guard) {
		this.beanName = beanName;
		this.guard = guard;
	}

	String beanName() {
		return this.beanName;
	}

	String election() {
		return this.guard.rule().election();
	}

	MethodGuard guard() {
		return this.guard;
	}

	@Override
	public @Nullable Object invoke(MethodInvocation call) throws Throwable {
		Method method = call.getMethod();
		Object target = call.getThis();
		return switch (signature(method)) {
			case "start/0" -> (Thread.currentThread() == this.opener) ? call.proceed() : null;
			case "isAutoStartup/0" -> false;
			case "stop/1" -> (target instanceof SmartLifecycle) ? call.proceed() : stop(call, target);
			case "getPhase/0" -> Math.min(phase(target), LATEST_PHASE);
			case "isPauseable/0" -> (target instanceof SmartLifecycle) ? call.proceed() : true;
			default -> call.proceed();
		};
	}

	/**
	 * The phase of a bean as it says itself.
	 */
	static int phase(@Nullable Object target) {
		return (target instanceof Phased phased) ? phased.getPhase() : 0;
	}

	private static String signature(Method method) {
		return method.getName() + "/" + method.getParameterCount();
	}

	/**
	 * The asynchronous stop of a bean that has only the other one.
	 */
	private static @Nullable Object stop(MethodInvocation call, @Nullable Object target) throws Throwable {
		boolean callback = call.getArguments()[0] instanceof Runnable;
		if (!callback || !(target instanceof Lifecycle lifecycle)) {
			return call.proceed();
		}
		try {
			lifecycle.stop();
		}
		finally {
			((Runnable) call.getArguments()[0]).run();
		}
		return null;
	}

	/**
	 * Start the bean through its proxy.
	 */
	void start(Lifecycle proxy) {
		this.opener = Thread.currentThread();
		try {
			proxy.start();
		}
		finally {
			this.opener = null;
		}
	}

}
