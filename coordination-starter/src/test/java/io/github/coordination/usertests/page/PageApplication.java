/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.usertests.page;

import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;

/**
 * The application whose tests the page shows.
 */
@SpringBootApplication(exclude = DataSourceAutoConfiguration.class)
class PageApplication {

}
