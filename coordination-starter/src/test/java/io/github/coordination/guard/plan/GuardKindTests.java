/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.guard.plan;

import java.lang.reflect.Method;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.springframework.context.SmartLifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;

class GuardKindTests {

	@Test
	void callbacksOfALifecycleAreThoseOfItsInterface() {
		assertThat(Stream.of(SmartLifecycle.class.getMethods())).hasSize(7).allMatch(GuardKind.LIFECYCLE::isCallback);
	}

	@Test
	void helperOfALifecycleMayHaveTheNameOfACallback() throws Exception {
		Method helper = WithHelper.class.getDeclaredMethod("stop", String.class);
		assertThat(GuardKind.LIFECYCLE.isCallback(helper)).isFalse();
		assertThatNoException().isThrownBy(() -> GuardKind.LIFECYCLE.checkCallbacks(WithHelper.class, "helper"));
	}

	static class WithHelper implements SmartLifecycle {

		private boolean running;

		@Override
		public void start() {
			this.running = true;
		}

		@Override
		public void stop() {
			stop("now");
			this.running = false;
		}

		private static void stop(String what) {
			assertThat(what).isNotEmpty();
		}

		@Override
		public boolean isRunning() {
			return this.running;
		}

	}

}
