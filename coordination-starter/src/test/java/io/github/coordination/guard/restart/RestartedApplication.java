/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.guard.restart;

import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import io.github.coordination.PrimaryOnly;

/**
 * An application whose classes are loaded anew at every restart.
 */
@Configuration(proxyBeanMethods = false)
public class RestartedApplication {

	@Bean
	Job job() {
		return new Job();
	}

	/**
	 * Calls a method that only its own package, and its own class loader, sees.
	 */
	@Bean
	Callable<Integer> call(Job job) {
		return () -> {
			job.work();
			return Job.RUNS.get();
		};
	}

	static class Job {

		static final AtomicInteger RUNS = new AtomicInteger();

		@PrimaryOnly
		void work() {
			RUNS.incrementAndGet();
		}

	}

}
