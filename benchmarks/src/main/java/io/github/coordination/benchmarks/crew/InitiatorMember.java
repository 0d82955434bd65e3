/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.benchmarks.crew;

import javax.sql.DataSource;

import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;
import org.springframework.integration.jdbc.lock.DefaultLockRepository;
import org.springframework.integration.jdbc.lock.JdbcLockRegistry;
import org.springframework.integration.leader.DefaultCandidate;
import org.springframework.integration.redis.util.RedisLockRegistry;
import org.springframework.integration.support.leader.LockRegistryLeaderInitiator;
import org.springframework.integration.support.locks.LockRegistry;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;

import io.github.coordination.benchmarks.servers.Engine;

/**
 * A worker with Spring Integration's initiator, on the lock registry for the server, with
 * the given time to live and otherwise as it is by default.
 */
final class InitiatorMember implements Candidate {

	private final LockRegistryLeaderInitiator initiator;

	private final Runnable closing;

	InitiatorMember(Plan plan, int number) {
		LockRegistry<?> registry;
		if (plan.engine() == Engine.REDIS) {
			LettuceConnectionFactory factory = Connections.started(plan);
			registry = new RedisLockRegistry(factory, "crew", plan.lease());
			this.closing = factory::destroy;
		}
		else {
			SingleConnectionDataSource dataSource = Connections.oneConnection(plan);
			registry = new JdbcLockRegistry(repository(dataSource), plan.lease());
			this.closing = dataSource::close;
		}
		this.initiator = new LockRegistryLeaderInitiator(registry,
				new DefaultCandidate("worker-" + number, plan.election(number)));
	}

	private static DefaultLockRepository repository(DataSource dataSource) {
		DefaultLockRepository repository = new DefaultLockRepository(dataSource);
		repository.setTransactionManager(new JdbcTransactionManager(dataSource));
		repository.afterPropertiesSet();
		repository.afterSingletonsInstantiated();
		repository.start();
		return repository;
	}

	@Override
	public void stand() {
		this.initiator.start();
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

	/** Stops, since one that yields often wins again at once. */
	@Override
	public void release() {
		this.initiator.stop();
	}

	@Override
	public void standAgain() {
		this.initiator.start();
	}

	@Override
	public long calls() {
		return 0;
	}

	@Override
	public void close() {
		this.initiator.stop();
		this.closing.run();
	}

}
