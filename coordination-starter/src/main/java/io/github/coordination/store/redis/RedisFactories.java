/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.store.redis;

import java.util.Arrays;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.BeanNotOfRequiredTypeException;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.beans.factory.NoSuchBeanDefinitionException;
import org.springframework.data.redis.connection.RedisConnectionFactory;
import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;

import io.github.coordination.autoconfigure.failure.MisconfigurationException;

/**
 * Finds the connection factory that says which Redis the application uses.
 */
final class RedisFactories {

	private static final String PROPERTY = "coordination.redis.connection-factory";

	private final ListableBeanFactory beanFactory;

	RedisFactories(ListableBeanFactory beanFactory) {
		this.beanFactory = beanFactory;
	}

	/**
	 * Choose one.
	 * @param name name of the bean, {@code null} for the only or primary one
	 * @return the factory
	 * @throws MisconfigurationException if there is none, or several, or it is of another
	 * kind
	 */
	LettuceConnectionFactory choose(@Nullable String name) {
		RedisConnectionFactory factory = (name != null) ? named(name) : only();
		if (!(factory instanceof LettuceConnectionFactory lettuce)) {
			throw new MisconfigurationException(
					"coordination.store is redis, but the connection factory is a "
							+ factory.getClass().getSimpleName(),
					"set spring.data.redis.client-type to lettuce, or declare a LettuceConnectionFactory and set "
							+ PROPERTY + " to the name of that bean");
		}
		return lettuce;
	}

	private RedisConnectionFactory named(String name) {
		try {
			return this.beanFactory.getBean(name, RedisConnectionFactory.class);
		}
		catch (NoSuchBeanDefinitionException | BeanNotOfRequiredTypeException ex) {
			List<String> names = names();
			throw new MisconfigurationException(
					PROPERTY + " is \"" + name + "\", which names no RedisConnectionFactory",
					names.isEmpty() ? "declare a LettuceConnectionFactory of that name, or remove it and "
							+ "set spring.data.redis.host" : "use one of " + String.join(", ", names));
		}
	}

	private RedisConnectionFactory only() {
		RedisConnectionFactory factory = this.beanFactory.getBeanProvider(RedisConnectionFactory.class).getIfUnique();
		if (factory != null) {
			return factory;
		}
		List<String> names = names();
		if (names.isEmpty()) {
			throw new MisconfigurationException("coordination.store is redis, but there is no RedisConnectionFactory",
					"set spring.data.redis.host, or declare a LettuceConnectionFactory");
		}
		throw new MisconfigurationException("There are several RedisConnectionFactory beans, none of them primary",
				"set " + PROPERTY + " to one of " + String.join(", ", names));
	}

	private List<String> names() {
		return Arrays.stream(this.beanFactory.getBeanNamesForType(RedisConnectionFactory.class, true, false))
			.sorted()
			.toList();
	}

}
