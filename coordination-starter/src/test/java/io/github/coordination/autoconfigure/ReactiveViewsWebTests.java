/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.autoconfigure;

import org.springframework.boot.WebApplicationType;

class ReactiveViewsWebTests extends AbstractViewsWebTests {

	ReactiveViewsWebTests() {
		super(WebApplicationType.REACTIVE);
	}

}
