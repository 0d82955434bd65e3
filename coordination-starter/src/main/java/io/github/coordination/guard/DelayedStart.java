/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.guard;

import org.springframework.beans.BeanWrapper;
import org.springframework.beans.BeanWrapperImpl;

/**
 * The delay with which a factory starts what it has made, such as that of a Quartz
 * scheduler: a thread that sleeps meanwhile would start it although the term has ended.
 */
final class DelayedStart {

	private static final String DELAY = "startupDelay";

	private DelayedStart() {
	}

	/**
	 * Let a factory start at once.
	 */
	static void remove(Object factory) {
		BeanWrapper properties = new BeanWrapperImpl(factory);
		if (properties.isWritableProperty(DELAY)) {
			properties.setPropertyValue(DELAY, 0);
		}
	}

}
