/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.autoconfigure;

import org.springframework.boot.context.event.ApplicationContextInitializedEvent;
import org.springframework.context.ApplicationListener;

/**
 * Main class of the application, as {@code SpringApplication} found it.
 *
 * @param type the class
 */
record MainClass(Class<?> type) {

	/**
	 * Name of the singleton.
	 */
	static final String BEAN_NAME = MainClass.class.getName();

	/**
	 * Keeps the main class in the context, which does not know it otherwise.
	 */
	static final class Recorder implements ApplicationListener<ApplicationContextInitializedEvent> {

		@Override
		public void onApplicationEvent(ApplicationContextInitializedEvent event) {
			Class<?> type = event.getSpringApplication().getMainApplicationClass();
			if (type != null) {
				event.getApplicationContext().getBeanFactory().registerSingleton(BEAN_NAME, new MainClass(type));
			}
		}

	}

}
