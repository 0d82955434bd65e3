/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.store.redis;

import java.util.Arrays;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.beans.factory.NoSuchBeanDefinitionException;
import org.springframework.boot.data.redis.autoconfigure.DataRedisConnectionDetails;
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
		requireNoStaticReplicas();
		return lettuce;
	}

	private RedisConnectionFactory named(String name) {
		try {
			return this.beanFactory.getBean(name, RedisConnectionFactory.class);
		}
		catch (NoSuchBeanDefinitionException ex) {
			throw new MisconfigurationException(PROPERTY + " is \"" + name + "\", which no bean is called",
					"use one of " + String.join(", ", names()));
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

	/** Its nodes are known to its own connections only. */
	private void requireNoStaticReplicas() {
		DataRedisConnectionDetails details = this.beanFactory.getBeanProvider(DataRedisConnectionDetails.class)
			.getIfUnique();
		if (details != null && details.getMasterReplica() != null) {
			throw new MisconfigurationException(
					"coordination.store is redis, but spring.data.redis.masterreplica.nodes names servers without "
							+ "saying which of them accepts writes",
					"set spring.data.redis.host, or use sentinels or a cluster");
		}
	}

}
