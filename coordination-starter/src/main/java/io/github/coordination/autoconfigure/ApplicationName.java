/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.autoconfigure;

import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.core.env.Environment;
import org.springframework.util.ClassUtils;
import org.springframework.util.StringUtils;

import io.github.coordination.autoconfigure.failure.MisconfigurationException;
import io.github.coordination.lease.CoordinationName;
import io.github.coordination.lease.InvalidNameException;

/**
 * Name of the application, which keys of a store carry so that two applications never
 * share an election by accident. A bean that is made only when a store asks for it.
 *
 * @param value the name, valid by {@link CoordinationName}
 * @since 0.1.0
 */
public record ApplicationName(String value) {

	/**
	 * Name of the property that names the application.
	 */
	static final String PROPERTY = "spring.application.name";

	/**
	 * Check the name.
	 * @throws InvalidNameException if it is not valid
	 */
	public ApplicationName {
		CoordinationName.require("The name of the application", value);
	}

	/**
	 * Find the name: {@code spring.application.name}, else the simple name of the one
	 * class annotated with {@code @SpringBootApplication}, else that of the main class,
	 * with a number that keeps classes of the same name in different packages apart.
	 * @param environment where the property may be set
	 * @param beanFactory where the classes are found
	 * @return the name
	 * @throws MisconfigurationException if there is none
	 * @throws InvalidNameException if it is not valid
	 */
	public static ApplicationName resolve(Environment environment, ConfigurableListableBeanFactory beanFactory) {
		String configured = configured(environment);
		if (configured != null) {
			return new ApplicationName(configured);
		}
		Class<?> type = mainClass(beanFactory);
		if (type == null) {
			throw new MisconfigurationException(PROPERTY + " is not set and there is no main class to take a name from",
					"set it to a name that all workers of this application share and no other application has");
		}
		String simpleName = CoordinationName.require(PROPERTY + " is not set, and the name of the main class",
				type.getSimpleName());
		return new ApplicationName("%s-%08x".formatted(simpleName, type.getName().hashCode()));
	}

	/**
	 * The configured name.
	 * @param environment where the property may be set
	 * @return the valid name, or {@code null} if none is set
	 * @throws InvalidNameException if it is not valid
	 */
	static @Nullable String configured(Environment environment) {
		String name = environment.getProperty(PROPERTY);
		return StringUtils.hasLength(name) ? CoordinationName.require(PROPERTY, name) : null;
	}

	private static @Nullable Class<?> mainClass(ConfigurableListableBeanFactory beanFactory) {
		String[] names = beanFactory.getBeanNamesForAnnotation(SpringBootConfiguration.class);
		Class<?> type = (names.length == 1) ? beanFactory.getType(names[0], false) : null;
		if (type != null) {
			return ClassUtils.getUserClass(type);
		}
		MainClass main = (MainClass) beanFactory.getSingleton(MainClass.BEAN_NAME);
		return (main != null) ? main.type() : null;
	}

}
