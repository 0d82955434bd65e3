/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.autoconfigure.check;

import org.springframework.beans.factory.BeanFactory;
import org.springframework.context.aot.AbstractAotProcessor;
import org.springframework.core.env.Environment;

import io.github.coordination.autoconfigure.failure.MisconfigurationException;
import io.github.coordination.report.IsolatingPlatform;

/**
 * Refuses the default store where it is certain to be wrong: on a platform that gives
 * each instance a host of its own, each would be primary. Whoever sets the store by name
 * has chosen it.
 */
final class PlatformCheck {

	private static final String PROPERTY = "coordination.store";

	/** Name of the bean that is there if nobody chooses a store or declares one. */
	private static final String DEFAULT_STORE = "fileLeaseStore";

	private PlatformCheck() {
	}

	/**
	 * Check where the application runs. A build that processes it ahead of time may run
	 * anywhere.
	 * @param environment tells the platform
	 * @param beanFactory where the store is declared
	 * @throws MisconfigurationException if the default store cannot do here
	 */
	static void check(Environment environment, BeanFactory beanFactory) {
		if (environment.containsProperty(PROPERTY) || !beanFactory.containsBean(DEFAULT_STORE)
				|| Boolean.getBoolean(AbstractAotProcessor.AOT_PROCESSING)) {
			return;
		}
		IsolatingPlatform platform = IsolatingPlatform.certain(environment);
		if (platform != null) {
			throw new MisconfigurationException(
					("%s is not set, and its default, file, reaches one host only, but on %s each instance has a host of its own, "
							+ "so each would be primary")
						.formatted(PROPERTY, platform.text()),
					"set it to jdbc or redis, or to file if there is a single instance");
		}
	}

}
