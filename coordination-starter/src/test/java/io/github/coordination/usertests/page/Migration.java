/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.usertests.page;

import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.stereotype.Component;

import io.github.coordination.PrimaryOnly;

/**
 * A runner that runs on the primary.
 */
@Component
@PrimaryOnly
class Migration implements ApplicationRunner {

	@Override
	public void run(ApplicationArguments args) {
	}

}
