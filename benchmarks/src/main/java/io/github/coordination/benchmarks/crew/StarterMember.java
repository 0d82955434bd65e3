/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.benchmarks.crew;

import java.time.Duration;
import java.util.Map;
import java.util.UUID;

import javax.sql.DataSource;

import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.MapPropertySource;
import org.springframework.data.redis.connection.RedisConnectionFactory;

import io.github.coordination.Term;
import io.github.coordination.Worker;
import io.github.coordination.autoconfigure.CoordinationAutoConfiguration;
import io.github.coordination.autoconfigure.PrimaryProperties;
import io.github.coordination.benchmarks.servers.Engine;
import io.github.coordination.election.ElectionEngine;
import io.github.coordination.election.ElectionListener;
import io.github.coordination.election.EngineSettings;
import io.github.coordination.election.LeaseElection;
import io.github.coordination.election.TermScope;
import io.github.coordination.election.TermWork;
import io.github.coordination.lease.LeaseStore;
import io.github.coordination.store.jdbc.JdbcStoreAutoConfiguration;
import io.github.coordination.store.redis.RedisStoreAutoConfiguration;

/**
 * A worker with the engine and the store of the starter, which its auto-configuration
 * makes; around it there is no application.
 */
final class StarterMember implements Candidate {

	/** Above any that Linux gives. */
	private static final long PID_OF_ANOTHER_HOST = 1L << 30;

	private final AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();

	private final CountingStore store;

	private final ElectionEngine engine;

	private final LeaseElection election;

	StarterMember(Plan plan, int number) {
		this.context.getEnvironment().getPropertySources().addFirst(new MapPropertySource("plan", properties(plan)));
		if (plan.engine() == Engine.REDIS) {
			this.context.registerBean(RedisConnectionFactory.class, () -> Connections.factory(plan),
					(bean) -> bean.setAutowireCandidate(true));
		}
		else {
			this.context.registerBean(DataSource.class, () -> Connections.dataSource(plan));
		}
		this.context.register(Application.class);
		this.context.refresh();
		this.store = new CountingStore(this.context.getBean(LeaseStore.class));
		PrimaryProperties properties = this.context.getBean(PrimaryProperties.class);
		this.engine = new ElectionEngine(this.store.counted(), properties.timings(this.store.counted().defaults()),
				worker(plan.habit()),
				new EngineSettings(properties.getDrainTimeout(), new NoWork(), new ElectionListener() {
				}));
		this.election = this.engine.get(plan.election(number));
	}

	private static Map<String, Object> properties(Plan plan) {
		boolean redis = plan.engine() == Engine.REDIS;
		String wakeUp = Boolean.toString(redis || plan.habit() != Plan.Habit.LOCAL_POLLING);
		return Map.of("spring.application.name", "crew", "coordination.store", redis ? "redis" : "jdbc",
				"coordination.primary.lease", plan.lease().toMillis() + "ms", "coordination.jdbc.initialize-schema",
				"always", "coordination.jdbc.wake-up", wakeUp);
	}

	private static Worker worker(Plan.Habit habit) {
		boolean foreign = habit == Plan.Habit.FOREIGN;
		return new Worker(UUID.randomUUID().toString(), foreign ? "elsewhere" : "localhost",
				foreign ? PID_OF_ANOTHER_HOST : ProcessHandle.current().pid());
	}

	@Override
	public void stand() {
		this.engine.start();
	}

	@Override
	public boolean isBehind() {
		return !this.election.isPrimary() && this.election.primary() != null;
	}

	@Override
	public boolean isPrimary() {
		return this.election.isPrimary();
	}

	@Override
	public void release() {
		this.election.resign();
	}

	/** It does so by itself, after two renewals' time. */
	@Override
	public void standAgain() {
	}

	@Override
	public long calls() {
		return this.store.calls();
	}

	@Override
	public void close() {
		this.engine.close();
		this.context.close();
	}

	@Configuration(proxyBeanMethods = false)
	@ImportAutoConfiguration({ CoordinationAutoConfiguration.class, JdbcStoreAutoConfiguration.class,
			RedisStoreAutoConfiguration.class })
	static class Application {

	}

	private static final class NoWork implements TermWork {

		@Override
		public void takeOver(Term term, TermScope scope) {
			scope.open();
		}

		@Override
		public boolean stop(Term term, Duration bound) {
			return true;
		}

	}

}
