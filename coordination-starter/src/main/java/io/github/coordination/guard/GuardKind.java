/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.guard;

import java.util.List;
import java.util.concurrent.Executor;

import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.CommandLineRunner;
import org.springframework.context.Lifecycle;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.scheduling.TaskScheduler;
import org.springframework.util.ClassUtils;

/**
 * The kinds of beans that can be guarded, each with a rule of its own. The first that
 * fits is the only one.
 */
enum GuardKind {

	/**
	 * Runs when this worker becomes the primary.
	 */
	RUNNER("runner"),

	/**
	 * Is started when this worker becomes the primary and stopped when its term ends.
	 */
	LIFECYCLE("lifecycle"),

	/**
	 * Its public methods run on the primary only.
	 */
	METHODS("methods");

	private static final List<String> WORKING_UNASKED = List.of(Executor.class.getName(), TaskScheduler.class.getName(),
			"javax.sql.DataSource");

	private final String text;

	GuardKind(String text) {
		this.text = text;
	}

	String text() {
		return this.text;
	}

	/**
	 * The kind of a bean that is annotated as a whole.
	 * @param type the bean's class
	 * @param beanName the bean's name
	 * @throws UnworkableGuardException if no rule can work
	 */
	static GuardKind of(Class<?> type, String beanName) {
		for (Class<?> parent : ClassUtils.getAllInterfacesForClassAsSet(type)) {
			if (WORKING_UNASKED.contains(parent.getName())) {
				throw new UnworkableGuardException(
						"@PrimaryOnly on bean '%s' cannot work: a %s (%s) works for others without being started."
							.formatted(beanName, ClassUtils.getShortName(parent), type.getName()),
						"Annotate the work that is given to it, such as the @Scheduled method or the job's bean.");
			}
		}
		if (AnnotatedElementUtils.hasAnnotation(type, Configuration.class)) {
			throw new UnworkableGuardException(
					"@PrimaryOnly on the configuration class %s cannot work: its beans exist on every worker."
						.formatted(type.getName()),
					"Annotate the @Bean methods or the classes of the beans that only the primary may use.");
		}
		if (isRunner(type)) {
			return RUNNER;
		}
		return Lifecycle.class.isAssignableFrom(type) ? LIFECYCLE : METHODS;
	}

	static boolean isRunner(Class<?> type) {
		return ApplicationRunner.class.isAssignableFrom(type) || CommandLineRunner.class.isAssignableFrom(type);
	}

}
