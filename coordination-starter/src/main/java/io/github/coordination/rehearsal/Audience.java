/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.rehearsal;

import java.lang.reflect.Method;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import org.springframework.context.event.ApplicationListenerMethodAdapter;
import org.springframework.util.Assert;
import org.springframework.util.ReflectionUtils;

import io.github.coordination.PrimaryAcquiredEvent;
import io.github.coordination.PrimaryChangedEvent;
import io.github.coordination.PrimaryLostEvent;

/**
 * Hears the events of a rehearsal, as the annotated methods of an application would.
 */
final class Audience {

	private final CountDownLatch tookOver = new CountDownLatch(1);

	private volatile boolean acquired;

	private volatile boolean lost;

	void acquired(PrimaryAcquiredEvent event) {
		this.acquired = true;
	}

	/** The last event of a takeover. */
	void changed(PrimaryChangedEvent event) {
		if (event.self()) {
			this.tookOver.countDown();
		}
	}

	void lost(PrimaryLostEvent event) {
		this.lost = true;
	}

	/**
	 * Wait until the takeover is complete.
	 * @return whether it is
	 */
	boolean awaitTakeover(Duration bound) throws InterruptedException {
		return this.tookOver.await(bound.toNanos(), TimeUnit.NANOSECONDS) && this.acquired;
	}

	boolean sawTheEnd() {
		return this.lost;
	}

	/**
	 * A method of this object as Spring calls an annotated one.
	 */
	ApplicationListenerMethodAdapter listener(String method, Class<?> event) {
		Method found = ReflectionUtils.findMethod(Audience.class, method, event);
		Assert.state(found != null, method);
		return new ApplicationListenerMethodAdapter("audience", Audience.class, found) {

			@Override
			protected Object getTargetBean() {
				return Audience.this;
			}

		};
	}

}
