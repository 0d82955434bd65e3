/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.autoconfigure;

import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;

import javax.sql.DataSource;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.health.contributor.Status;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.redis.connection.RedisConnectionFactory;
import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

import io.github.coordination.PrimaryElection;
import io.github.coordination.PrimaryOnly;
import io.github.coordination.Worker;
import io.github.coordination.election.ElectionEngine;
import io.github.coordination.election.core.Timings;
import io.github.coordination.fence.Fence;
import io.github.coordination.health.PrimaryHealthIndicator;
import io.github.coordination.lease.Attempt;
import io.github.coordination.lease.Claim;
import io.github.coordination.lease.Holder;
import io.github.coordination.lease.LeaseRequest;
import io.github.coordination.lease.LeaseStore;
import io.github.coordination.store.memory.MemoryLeaseStore;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Each property, set to another value, changes what the starter does.
 */
@Timeout(value = 300, unit = TimeUnit.SECONDS)
class PropertyEffectTests {

	@TempDir
	private Path temporary;

	private final ApplicationContextRunner contextRunner = Starter.contextRunner();

	private final Map<String, Runnable> effects = Map.ofEntries(Map.entry("coordination.enabled", this::enabled),
			Map.entry("coordination.store", this::store), Map.entry("coordination.file.directory", this::directory),
			Map.entry("coordination.fixed.primary", this::fixedPrimary),
			Map.entry("coordination.jdbc.data-source", this::jdbcDataSource),
			Map.entry("coordination.jdbc.table-prefix", this::jdbcTablePrefix),
			Map.entry("coordination.jdbc.initialize-schema", this::jdbcInitializeSchema),
			Map.entry("coordination.jdbc.wake-up", this::jdbcWakeUp),
			Map.entry("coordination.jdbc.fence", this::jdbcFence),
			Map.entry("coordination.primary.lease", () -> timing("lease=12s", Timings::lease, 12_000)),
			Map.entry("coordination.primary.renew", () -> timing("renew=3s", Timings::renew, 3_000)),
			Map.entry("coordination.primary.request-timeout",
					() -> timing("request-timeout=1s", Timings::requestTimeout, 1_000)),
			Map.entry("coordination.primary.guard", () -> timing("guard=600ms", Timings::guard, 600)),
			Map.entry("coordination.primary.drift", this::drift),
			Map.entry("coordination.primary.drain-timeout", this::drainTimeout),
			Map.entry("coordination.primary.beans", () -> refused("beans=nowhere", "nowhere")),
			Map.entry("coordination.primary.missed-within", () -> refused("missed-within=2d", "missed-within")),
			Map.entry("coordination.primary.first-outcome-timeout", this::firstOutcomeTimeout),
			Map.entry("coordination.primary.health.unreachable-status", this::unreachableStatus),
			Map.entry("coordination.redis.connection-factory", this::redisConnectionFactory),
			Map.entry("coordination.redis.wait-replicas", this::redisWaitReplicas));

	static Stream<String> names() {
		return Metadata.load().keySet().stream();
	}

	@ParameterizedTest
	@MethodSource("names")
	void propertyHasAnEffect(String name) {
		assertThat(this.effects).containsKey(name);
		this.effects.get(name).run();
	}

	@Test
	void noEffectIsOfAPropertyThatIsGone() {
		assertThat(names()).containsExactlyInAnyOrderElementsOf(this.effects.keySet());
	}

	private void enabled() {
		run("coordination.enabled=false",
				(context) -> assertThat(context.getBeanNamesForType(ElectionEngine.class)).isEmpty());
	}

	private void store() {
		Path directory = this.temporary.resolve("store");
		this.contextRunner
			.withPropertyValues("coordination.store=file", "coordination.file.directory=" + directory,
					"spring.application.name=effects")
			.run((context) -> assertThat(context.getBean(LeaseStore.class).name()).isEqualTo("file"));
	}

	private void directory() {
		Path directory = this.temporary.resolve("directory");
		this.contextRunner
			.withPropertyValues("coordination.store=file", "coordination.file.directory=" + directory,
					"spring.application.name=effects")
			.run((context) -> {
				Awaitility.await()
					.atMost(Duration.ofSeconds(60))
					.until(context.getBean(PrimaryElection.class)::isPrimary);
				assertThat(directory).isNotEmptyDirectory();
			});
	}

	private void fixedPrimary() {
		this.contextRunner.withPropertyValues("coordination.store=fixed", "coordination.fixed.primary=true")
			.run((context) -> Awaitility.await()
				.atMost(Duration.ofSeconds(60))
				.until(context.getBean(PrimaryElection.class)::isPrimary));
		this.contextRunner.withPropertyValues("coordination.store=fixed", "coordination.fixed.primary=false")
			.run((context) -> assertThat(context.getBean(LeaseStore.class).identity()).endsWith("=false"));
	}

	private void redisConnectionFactory() {
		redis().withBean("other", RedisConnectionFactory.class, () -> new LettuceConnectionFactory("127.0.0.1", 2))
			.withPropertyValues("coordination.redis.connection-factory=other")
			.run((context) -> assertThat(context.getBean(LeaseStore.class).identity()).isEqualTo("127.0.0.1:2/0"));
	}

	/** What the number does is told by the tests of that store, on a server. */
	private void redisWaitReplicas() {
		redis().withPropertyValues("coordination.redis.wait-replicas=2")
			.run((context) -> assertThat(context).hasNotFailed());
		redis().withPropertyValues("coordination.redis.wait-replicas=-1")
			.run((context) -> assertThat(context.getStartupFailure()).hasStackTraceContaining("wait-replicas is -1"));
	}

	private ApplicationContextRunner redis() {
		return this.contextRunner
			.withBean("nowhere", RedisConnectionFactory.class, () -> new LettuceConnectionFactory("127.0.0.1", 1))
			.withPropertyValues("coordination.store=redis", "spring.application.name=effects");
	}

	private void jdbcDataSource() {
		jdbc("jdbc:h2:mem:effects").withBean("other", DataSource.class, () -> h2("jdbc:h2:mem:other"))
			.withPropertyValues("coordination.jdbc.data-source=other")
			.run((context) -> assertThat(context.getBean(LeaseStore.class).identity()).startsWith("jdbc:h2:mem:other"));
	}

	private void jdbcTablePrefix() {
		jdbc("jdbc:h2:mem:effects").withPropertyValues("coordination.jdbc.table-prefix=shop.election_")
			.run((context) -> assertThat(context.getBean(LeaseStore.class).identity())
				.endsWith("shop.election_lease and shop.election_term"));
	}

	private void jdbcInitializeSchema() {
		Worker worker = new Worker("id", "host", 1);
		LeaseRequest request = new LeaseRequest("primary", new Holder(worker, "", "", 1), Duration.ofSeconds(10), 0,
				new Claim.IfFree());
		jdbc("jdbc:h2:mem:always").run((context) -> assertThat(context.getBean(LeaseStore.class).tryAcquire(request))
			.isNotInstanceOf(Attempt.Refused.class));
		jdbc("jdbc:h2:mem:never").withPropertyValues("coordination.jdbc.initialize-schema=never")
			.run((context) -> assertThat(context.getBean(LeaseStore.class).tryAcquire(request))
				.isInstanceOf(Attempt.Refused.class));
	}

	private void jdbcWakeUp() {
		String nowhere = "jdbc:postgresql://127.0.0.1:1/none";
		jdbc(nowhere).run((context) -> assertThat(context.getBean(LeaseStore.class).wakesUp()).isTrue());
		jdbc(nowhere).withPropertyValues("coordination.jdbc.wake-up=false")
			.run((context) -> assertThat(context.getBean(LeaseStore.class).wakesUp()).isFalse());
	}

	private void jdbcFence() {
		ApplicationContextRunner contexts = this.contextRunner.withPropertyValues("spring.application.name=effects")
			.withBean("dataSource", DataSource.class, () -> h2("jdbc:h2:mem:fence"));
		contexts.run((context) -> assertThat(context).doesNotHaveBean(Fence.class));
		contexts.withPropertyValues("coordination.jdbc.fence=true")
			.run((context) -> assertThat(context).hasSingleBean(Fence.class));
	}

	private ApplicationContextRunner jdbc(String url) {
		return this.contextRunner.withBean("dataSource", DataSource.class, () -> h2(url))
			.withPropertyValues("coordination.store=jdbc", "spring.application.name=effects");
	}

	private static DataSource h2(String url) {
		return new DriverManagerDataSource(url + (url.startsWith("jdbc:h2") ? ";DB_CLOSE_DELAY=-1" : ""), "sa", "");
	}

	private void timing(String property, Function<Timings, Duration> timing, long millis) {
		run("coordination.primary." + property,
				(context) -> assertThat(timing.apply(context.getBean(Timings.class))).hasMillis(millis));
		this.contextRunner.run((context) -> assertThat(timing.apply(context.getBean(Timings.class)))
			.isNotEqualTo(Duration.ofMillis(millis)));
	}

	private void drift() {
		run("coordination.primary.drift=0.01",
				(context) -> assertThat(context.getBean(Timings.class).drift()).isEqualTo(0.01));
	}

	/** A call that hangs is interrupted, but not where the drain lasts an hour. */
	private void drainTimeout() {
		CountDownLatch patient = new CountDownLatch(1);
		CountDownLatch hasty = new CountDownLatch(1);
		hang("1h", patient, (caller) -> {
			hang("50ms", hasty, (other) -> await(hasty));
			assertThat(patient.getCount()).isEqualTo(1);
			caller.interrupt();
			await(patient);
		});
	}

	/** Let a hand-over begin while a call hangs. */
	private void hang(String drainTimeout, CountDownLatch interrupted, Consumer<Thread> then) {
		CountDownLatch running = new CountDownLatch(1);
		this.contextRunner
			.withPropertyValues("coordination.primary.drain-timeout=" + drainTimeout, "coordination.primary.lease=10m",
					"spring.lifecycle.timeout-per-shutdown-phase=2h")
			.run((context) -> {
				PrimaryElection election = context.getBean(PrimaryElection.class);
				Thread caller = new Thread(() -> election.runIfPrimary(() -> hang(running, interrupted)));
				caller.setDaemon(true);
				Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> election.runIfPrimary(() -> {
				}));
				caller.start();
				await(running);
				election.resign();
				then.accept(caller);
			});
	}

	private static void hang(CountDownLatch running, CountDownLatch interrupted) {
		running.countDown();
		try {
			new CountDownLatch(1).await();
		}
		catch (InterruptedException ex) {
			interrupted.countDown();
		}
	}

	/** What a value that is taken does is tested where that is done. */
	private void refused(String setting, String named) {
		this.contextRunner.withPropertyValues("coordination.primary." + setting)
			.run((context) -> assertThat(context).getFailure().hasStackTraceContaining(named));
	}

	/** By default the start would wait for two hours. */
	private void firstOutcomeTimeout() {
		try (ConfigurableApplicationContext context = Starter.start(Silent.class,
				"--coordination.primary.first-outcome-timeout=1ms", "--coordination.primary.lease=1d",
				"--coordination.primary.request-timeout=1h", "--spring.lifecycle.timeout-per-shutdown-phase=2h")) {
			assertThat(context.getBean(Silent.class).runs).hasValue(0);
			context.getBean(Silent.class).answer.countDown();
		}
	}

	private void unreachableStatus() {
		this.contextRunner.withUserConfiguration(Unreachable.class)
			.withPropertyValues("coordination.primary.health.unreachable-status=out-of-service")
			.run((context) -> {
				PrimaryHealthIndicator indicator = context.getBean(PrimaryHealthIndicator.class);
				Awaitility.await()
					.atMost(Duration.ofSeconds(60))
					.until(() -> indicator.health().getStatus().equals(Status.OUT_OF_SERVICE));
			});
	}

	private void run(String property, Consumer<ConfigurableApplicationContext> consumer) {
		this.contextRunner.withPropertyValues(property).run((context) -> {
			assertThat(context).hasNotFailed();
			consumer.accept(context.getSourceApplicationContext());
		});
	}

	private static void await(CountDownLatch latch) {
		Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> latch.getCount() == 0);
	}

	@Configuration(proxyBeanMethods = false)
	static class Unreachable {

		@Bean
		LeaseStore unreachable() {
			return new MemoryLeaseStore(InstantSource.system()) {

				@Override
				public synchronized Attempt tryAcquire(LeaseRequest request) {
					throw new IllegalStateException("unreachable");
				}

			};
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class Silent {

		private final CountDownLatch answer = new CountDownLatch(1);

		private final AtomicInteger runs = new AtomicInteger();

		@Bean
		LeaseStore silent() {
			return new MemoryLeaseStore(InstantSource.system()) {

				@Override
				public synchronized Attempt tryAcquire(LeaseRequest request) {
					try {
						Silent.this.answer.await();
					}
					catch (InterruptedException ex) {
						throw new IllegalStateException(ex);
					}
					return super.tryAcquire(request);
				}

			};
		}

		@Bean
		@PrimaryOnly
		ApplicationRunner migration() {
			return (arguments) -> this.runs.incrementAndGet();
		}

	}

}
