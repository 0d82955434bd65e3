/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.web;

import org.springframework.core.Ordered;
import org.springframework.http.HttpStatus;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebExceptionHandler;
import reactor.core.publisher.Mono;

/**
 * Gives the status 503 to what a reactive handler could not do because this worker is not
 * the primary. Comes after what the application handles itself, and just before Boot's
 * handler, which writes the answer.
 *
 * @since 0.1.0
 */
public final class NotPrimaryWebExceptionHandler implements WebExceptionHandler, Ordered {

	private static final int BEFORE_BOOT = -2;

	@Override
	public int getOrder() {
		return BEFORE_BOOT;
	}

	@Override
	public Mono<Void> handle(ServerWebExchange exchange, Throwable failure) {
		boolean decided = failure instanceof ResponseStatusException;
		return Mono.error((!decided && NotPrimaryCause.isIn(failure))
				? new ResponseStatusException(HttpStatus.SERVICE_UNAVAILABLE, null, failure) : failure);
	}

}
