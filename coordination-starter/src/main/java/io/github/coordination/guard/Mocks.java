/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.guard;

import org.mockito.Answers;
import org.mockito.MockingDetails;
import org.mockito.Mockito;
import org.springframework.util.ClassUtils;

/**
 * Tells mocks, which do no work and need no guard, from everything else. A spy does the
 * work of its bean, and so may a mock with an answer of its own: both are guarded.
 */
final class Mocks {

	private static final boolean MOCKITO = ClassUtils.isPresent("org.mockito.Mockito", Mocks.class.getClassLoader());

	private Mocks() {
	}

	/**
	 * Whether an object is a mock. Asked of annotated beans only, since the first
	 * question loads all of Mockito.
	 */
	static boolean isMock(Object object) {
		return MOCKITO && Inquiry.isMock(object);
	}

	/**
	 * Loaded where Mockito is.
	 */
	private static final class Inquiry {

		static boolean isMock(Object object) {
			MockingDetails details = Mockito.mockingDetails(object);
			return details.isMock() && details.getMockCreationSettings().getDefaultAnswer() instanceof Answers answer
					&& answer != Answers.CALLS_REAL_METHODS;
		}

	}

}
