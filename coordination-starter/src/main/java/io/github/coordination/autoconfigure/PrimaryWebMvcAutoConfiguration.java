/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.autoconfigure;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.web.servlet.DispatcherServlet;

import io.github.coordination.web.NotPrimaryExceptionResolver;

/**
 * Auto-configuration of the answer 503 where a servlet application calls work that only
 * the primary does.
 *
 * @since 0.1.0
 */
@AutoConfiguration
@ConditionalOnClass(DispatcherServlet.class)
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
public final class PrimaryWebMvcAutoConfiguration {

	@Bean
	@ConditionalOnMissingBean
	NotPrimaryExceptionResolver coordinationNotPrimaryExceptionResolver() {
		return new NotPrimaryExceptionResolver();
	}

}
