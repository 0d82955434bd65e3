/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.architecture.planted;

import org.springframework.context.ApplicationContext;

final class RootUsesContext {

	ApplicationContext forbidden;

	RootUsesContext(ApplicationContext forbidden) {
		this.forbidden = forbidden;
	}

}
