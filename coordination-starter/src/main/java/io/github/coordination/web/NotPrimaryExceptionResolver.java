/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.web;

import java.io.IOException;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.ModelAndView;

/**
 * Answers with 503 what a controller could not do because this worker is not the primary.
 * Comes last, so that whatever the application handles itself is left to it.
 *
 * @since 0.1.0
 */
public final class NotPrimaryExceptionResolver implements HandlerExceptionResolver, Ordered {

	@Override
	public int getOrder() {
		return LOWEST_PRECEDENCE;
	}

	@Override
	public @Nullable ModelAndView resolveException(HttpServletRequest request, HttpServletResponse response,
			@Nullable Object handler, Exception failure) {
		if (!NotPrimaryCause.isIn(failure) || response.isCommitted()) {
			return null;
		}
		try {
			response.sendError(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
			return new ModelAndView();
		}
		catch (IOException ex) {
			return null;
		}
	}

}
