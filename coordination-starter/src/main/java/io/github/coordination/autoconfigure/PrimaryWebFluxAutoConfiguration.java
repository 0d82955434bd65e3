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
import org.springframework.web.reactive.DispatcherHandler;

import io.github.coordination.web.NotPrimaryWebExceptionHandler;

/**
 * Auto-configuration of the answer 503 where a reactive application calls work that only
 * the primary does.
 *
 * @since 0.1.0
 */
@AutoConfiguration
@ConditionalOnClass(DispatcherHandler.class)
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.REACTIVE)
public final class PrimaryWebFluxAutoConfiguration {

	@Bean
	@ConditionalOnMissingBean
	NotPrimaryWebExceptionHandler coordinationNotPrimaryWebExceptionHandler() {
		return new NotPrimaryWebExceptionHandler();
	}

}
