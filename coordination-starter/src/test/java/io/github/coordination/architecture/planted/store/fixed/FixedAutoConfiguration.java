/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.architecture.planted.store.fixed;

import org.springframework.boot.autoconfigure.AutoConfiguration;

@AutoConfiguration
public final class FixedAutoConfiguration {

}
