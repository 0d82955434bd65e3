/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.store.redis;

import io.lettuce.core.RedisClient;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.data.redis.autoconfigure.DataRedisAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ImportRuntimeHints;
import org.springframework.core.env.Environment;
import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;

import io.github.coordination.autoconfigure.ApplicationName;
import io.github.coordination.autoconfigure.ConditionalOnStore;
import io.github.coordination.autoconfigure.CoordinationAutoConfiguration;
import io.github.coordination.autoconfigure.ElectionAutoConfiguration;
import io.github.coordination.autoconfigure.PrimaryProperties;
import io.github.coordination.autoconfigure.failure.MisconfigurationException;
import io.github.coordination.lease.LeaseDefaults;
import io.github.coordination.lease.LeaseStore;

/**
 * Auto-configuration of the Redis store. It reaches the Redis that the application's own
 * connection factory reaches, by connections of its own.
 *
 * @since 0.1.0
 */
@AutoConfiguration(after = CoordinationAutoConfiguration.class, before = ElectionAutoConfiguration.class,
		afterName = "org.springframework.boot.data.redis.autoconfigure.DataRedisAutoConfiguration")
@ConditionalOnClass({ DataRedisAutoConfiguration.class, LettuceConnectionFactory.class, RedisClient.class })
@ConditionalOnStore("redis")
@EnableConfigurationProperties({ RedisStoreProperties.class, PrimaryProperties.class })
@ImportRuntimeHints(ScriptHints.class)
public final class RedisStoreAutoConfiguration {

	@Bean(destroyMethod = "")
	@ConditionalOnMissingBean
	LeaseStore redisLeaseStore(ObjectProvider<ApplicationName> names, RedisStoreProperties properties,
			PrimaryProperties primary, Environment environment, ConfigurableListableBeanFactory beanFactory) {
		int waitReplicas = properties.getWaitReplicas();
		if (waitReplicas < 0) {
			throw new MisconfigurationException("coordination.redis.wait-replicas is " + waitReplicas,
					"set it to the number of replicas that have to acknowledge, or to 0 for none");
		}
		ApplicationName application = names.getIfAvailable(() -> ApplicationName.resolve(environment, beanFactory));
		LettuceConnectionFactory factory = new RedisFactories(beanFactory).choose(properties.getConnectionFactory());
		return new RedisLeaseStore(application.value(),
				new RedisClients(factory, primary.requestTimeout(LeaseDefaults.REMOTE)), waitReplicas);
	}

}
