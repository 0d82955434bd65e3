/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.autoconfigure;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.context.LifecycleAutoConfiguration;
import org.springframework.boot.context.annotation.ImportCandidates;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.DeferredImportSelector;
import org.springframework.context.annotation.Import;
import org.springframework.core.type.AnnotationMetadata;
import org.springframework.util.ClassUtils;

/**
 * The starter as an application meets it: all its auto-configurations, and none of Boot's
 * but the one that says how long a shutdown may take.
 */
public final class Starter {

	private Starter() {
	}

	/**
	 * A runner whose contexts have the whole starter and a store in the JVM.
	 * @return the runner
	 */
	public static ApplicationContextRunner contextRunner() {
		return new ApplicationContextRunner().withConfiguration(AutoConfigurations.of(classes()))
			.withPropertyValues("coordination.store=memory");
	}

	/**
	 * Start an application that consists of the starter and more.
	 * @param more further configuration
	 * @param arguments arguments of the command line
	 * @return the context
	 */
	public static ConfigurableApplicationContext start(Class<?> more, String... arguments) {
		SpringApplication application = new SpringApplication(Everything.class, more);
		application.setWebApplicationType(WebApplicationType.NONE);
		return application.run(arguments);
	}

	private static Class<?>[] classes() {
		return names().stream().map((name) -> ClassUtils.resolveClassName(name, null)).toArray(Class<?>[]::new);
	}

	private static List<String> names() {
		Stream<String> own = ImportCandidates.load(AutoConfiguration.class, null)
			.getCandidates()
			.stream()
			.filter((name) -> name.startsWith("io.github.coordination."));
		return Stream.concat(Stream.of(LifecycleAutoConfiguration.class.getName()), own).toList();
	}

	@Import(Everything.Selector.class)
	static class Everything {

		static class Selector implements DeferredImportSelector {

			@Override
			public String[] selectImports(AnnotationMetadata metadata) {
				return Arrays.stream(AutoConfigurations.getClasses(AutoConfigurations.of(classes())))
					.map(Class::getName)
					.toArray(String[]::new);
			}

		}

	}

}
