/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.rehearsal;

import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.springframework.boot.ApplicationRunner;
import org.springframework.context.ApplicationEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.context.PayloadApplicationEvent;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import io.github.coordination.PrimaryOnly;
import io.github.coordination.lease.Attempt;
import io.github.coordination.lease.LeaseRequest;
import io.github.coordination.lease.LeaseStore;
import io.github.coordination.lease.Scope;
import io.github.coordination.store.memory.MemoryLeaseStore;

/**
 * An application that writes down who asks its store, what its listener hears, and how
 * often its guarded beans are used. Its store says that it reaches a host.
 */
@Configuration(proxyBeanMethods = false)
class Shop {

	private final Set<String> storeUsers = new ConcurrentSkipListSet<>();

	private final List<String> heard = new CopyOnWriteArrayList<>();

	private final AtomicInteger runs = new AtomicInteger();

	private final AtomicInteger starts = new AtomicInteger();

	private volatile Scope scope = Scope.HOST;

	Set<String> storeUsers() {
		return this.storeUsers;
	}

	List<String> heard() {
		return this.heard;
	}

	int runs() {
		return this.runs.get();
	}

	int starts() {
		return this.starts.get();
	}

	private void hear(String event) {
		if (event.startsWith("Primary")) {
			this.heard.add(event);
		}
	}

	void reachesOnly(Scope scope) {
		this.scope = scope;
	}

	@Bean
	MeterRegistry registry() {
		return new SimpleMeterRegistry();
	}

	@Bean(destroyMethod = "")
	LeaseStore store() {
		return new MemoryLeaseStore(Clock.systemUTC()) {

			@Override
			@SuppressWarnings("UnsynchronizedOverridesSynchronized")
			public Attempt tryAcquire(LeaseRequest request) {
				Shop.this.storeUsers.add(request.holder().id());
				return super.tryAcquire(request);
			}

			@Override
			public Scope scope() {
				return Shop.this.scope;
			}

		};
	}

	@Bean
	ApplicationListener<ApplicationEvent> everything() {
		return new ApplicationListener<>() {

			@Override
			public void onApplicationEvent(ApplicationEvent event) {
				if (event instanceof PayloadApplicationEvent<?> payload) {
					hear(payload.getPayload().getClass().getSimpleName());
				}
			}

		};
	}

	@Bean
	@PrimaryOnly
	ApplicationRunner runner() {
		return (arguments) -> this.runs.incrementAndGet();
	}

	@Bean
	@PrimaryOnly
	SmartLifecycle lifecycle() {
		return new SmartLifecycle() {

			private volatile boolean running;

			@Override
			public void start() {
				this.running = true;
				Shop.this.starts.incrementAndGet();
			}

			@Override
			public void stop() {
				this.running = false;
			}

			@Override
			public boolean isRunning() {
				return this.running;
			}

		};
	}

}
