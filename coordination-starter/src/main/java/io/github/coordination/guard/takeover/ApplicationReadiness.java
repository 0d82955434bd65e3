/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.guard.takeover;

import java.util.concurrent.CompletableFuture;

import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ApplicationEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.context.event.ContextRefreshedEvent;

/**
 * Tells when takeovers may begin: after the application has called its own runners, or
 * after the refresh of a context that no {@code SpringApplication} runs.
 *
 * @since 0.1.0
 */
public final class ApplicationReadiness implements ApplicationListener<ApplicationEvent> {

	private static final String RUN_BY_SPRING_APPLICATION = "springApplicationArguments";

	private final CompletableFuture<Void> ready = new CompletableFuture<>();

	private final ApplicationContext context;

	/**
	 * Create the listener.
	 * @param context the context that must become ready
	 */
	public ApplicationReadiness(ApplicationContext context) {
		this.context = context;
	}

	@Override
	public void onApplicationEvent(ApplicationEvent event) {
		boolean refreshed = event instanceof ContextRefreshedEvent refresh
				&& refresh.getApplicationContext() == this.context
				&& !this.context.containsLocalBean(RUN_BY_SPRING_APPLICATION);
		boolean started = event instanceof ApplicationReadyEvent readiness
				&& readiness.getApplicationContext() == this.context;
		if (refreshed || started) {
			this.ready.complete(null);
		}
	}

	CompletableFuture<Void> ready() {
		return this.ready;
	}

}
