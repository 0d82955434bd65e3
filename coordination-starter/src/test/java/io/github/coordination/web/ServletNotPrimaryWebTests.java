/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.web;

import org.springframework.boot.WebApplicationType;

class ServletNotPrimaryWebTests extends AbstractNotPrimaryWebTests {

	ServletNotPrimaryWebTests() {
		super(WebApplicationType.SERVLET);
	}

}
