/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.autoconfigure;

import org.springframework.boot.WebApplicationType;

class ServletViewsWebTests extends AbstractViewsWebTests {

	ServletViewsWebTests() {
		super(WebApplicationType.SERVLET);
	}

}
