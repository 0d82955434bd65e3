/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.sample.alerts;

import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Fails on demand, to show the error alerts.
 */
@RestController
class FailController {

	@PostMapping("/fail")
	void fail() {
		throw new IllegalStateException("Failed on demand");
	}

}
