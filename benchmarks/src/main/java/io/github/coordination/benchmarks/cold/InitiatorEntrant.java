/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.benchmarks.cold;

import java.time.Duration;

import javax.sql.DataSource;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.event.EventListener;
import org.springframework.data.redis.connection.RedisConnectionFactory;
import org.springframework.integration.jdbc.lock.DefaultLockRepository;
import org.springframework.integration.jdbc.lock.JdbcLockRegistry;
import org.springframework.integration.leader.DefaultCandidate;
import org.springframework.integration.leader.event.OnGrantedEvent;
import org.springframework.integration.redis.util.RedisLockRegistry;
import org.springframework.integration.redis.util.RedisLockRegistry.RedisLockType;
import org.springframework.integration.support.leader.LockRegistryLeaderInitiator;
import org.springframework.integration.support.locks.LockRegistry;
import org.springframework.jdbc.support.JdbcTransactionManager;

/**
 * Spring Integration's initiator as a bean, with a lease of three seconds and otherwise
 * as it is by default.
 */
class InitiatorEntrant implements Entrant {

	private static final Duration LEASE = Duration.ofSeconds(3);

	private final LockRegistryLeaderInitiator initiator;

	private volatile long toldAt;

	InitiatorEntrant(LockRegistryLeaderInitiator initiator) {
		this.initiator = initiator;
	}

	@EventListener
	void granted(OnGrantedEvent event) {
		this.toldAt = System.nanoTime();
	}

	/** It has no way to tell; it tries all the time. */
	@Override
	public boolean isBehind() {
		return this.initiator.isRunning() && !isPrimary();
	}

	@Override
	public boolean isPrimary() {
		return this.initiator.getContext().isLeader();
	}

	@Override
	public long toldAt() {
		return this.toldAt;
	}

	@Configuration(proxyBeanMethods = false)
	static class Application {

		@Bean
		LockRegistryLeaderInitiator initiator(LockRegistry<?> registry) {
			return new LockRegistryLeaderInitiator(registry, new DefaultCandidate());
		}

		@Bean
		InitiatorEntrant entrant(LockRegistryLeaderInitiator initiator) {
			return new InitiatorEntrant(initiator);
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class OnDatabase {

		@Bean
		DefaultLockRepository repository(DataSource dataSource) {
			DefaultLockRepository repository = new DefaultLockRepository(dataSource);
			repository.setTransactionManager(new JdbcTransactionManager(dataSource));
			return repository;
		}

		@Bean
		JdbcLockRegistry registry(DefaultLockRepository repository) {
			return new JdbcLockRegistry(repository, LEASE);
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class OnRedis {

		@Bean
		RedisLockRegistry registry(ObjectProvider<RedisConnectionFactory> factories) {
			RedisLockRegistry registry = new RedisLockRegistry(factories.getObject(), "cold", LEASE);
			registry.setRedisLockType(RedisLockType.PUB_SUB_LOCK);
			return registry;
		}

	}

}
