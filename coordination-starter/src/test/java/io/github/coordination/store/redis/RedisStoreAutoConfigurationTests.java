/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.store.redis;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Locale;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.mockito.Mockito;
import org.springframework.aot.hint.RuntimeHints;
import org.springframework.aot.hint.predicate.RuntimeHintsPredicates;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.data.redis.autoconfigure.DataRedisAutoConfiguration;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.redis.connection.RedisConnectionFactory;
import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;

import io.github.coordination.PrimaryElection;
import io.github.coordination.autoconfigure.Starter;
import io.github.coordination.lease.LeaseStore;
import io.github.coordination.store.memory.MemoryLeaseStore;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * When there is a Redis store, and which Redis it uses.
 */
class RedisStoreAutoConfigurationTests {

	private final ApplicationContextRunner contextRunner = Starter.contextRunner()
		.withConfiguration(AutoConfigurations.of(DataRedisAutoConfiguration.class))
		.withPropertyValues("coordination.store=redis", "spring.application.name=shop-" + System.nanoTime(),
				"spring.data.redis.host=127.0.0.1", "spring.data.redis.port=1");

	@Test
	void storeIsCreatedWhereItIsChosen() {
		this.contextRunner.run((context) -> {
			assertThat(context).hasSingleBean(RedisLeaseStore.class);
			assertThat(context.getBean(LeaseStore.class).identity()).isEqualTo("127.0.0.1:1/0");
		});
	}

	@Test
	void storeIsAbsentWhereAnotherIsChosen() {
		this.contextRunner.withPropertyValues("coordination.store=memory")
			.run((context) -> assertThat(context).doesNotHaveBean(RedisLeaseStore.class));
	}

	@Test
	void storeIsAbsentWithoutAnElection() {
		this.contextRunner.withPropertyValues("coordination.enabled=false")
			.run((context) -> assertThat(context).doesNotHaveBean(LeaseStore.class));
	}

	@Test
	void storeBacksOffWhenUserProvidedBeanIsPresent() {
		this.contextRunner.withUserConfiguration(OwnStore.class)
			.run((context) -> assertThat(context).hasSingleBean(LeaseStore.class).hasBean("ownStore"));
	}

	@Test
	void missingClientIsSaid() {
		this.contextRunner.withClassLoader(new FilteredClassLoader("io.lettuce.core"))
			.run((context) -> assertFailure(context.getStartupFailure(),
					"nothing on the class path provides that store"));
	}

	@Test
	void workerIsPrimaryOnARealServer() {
		this.contextRunner.withPropertyValues("spring.data.redis.port=" + RedisProcess.shared().port(),
				"coordination.primary.lease=2s", "spring.data.redis.timeout=1h", "spring.data.redis.connect-timeout=1h")
			.run((context) -> Awaitility.await()
				.atMost(Duration.ofSeconds(60))
				.until(context.getBean(PrimaryElection.class)::isPrimary));
	}

	@Test
	void severalFactoriesNeedAName() {
		this.contextRunner.withUserConfiguration(TwoFactories.class)
			.run((context) -> assertFailure(context.getStartupFailure(),
					"There are several RedisConnectionFactory beans, none of them primary: "
							+ "set coordination.redis.connection-factory to one of cache, locks."));
		this.contextRunner.withUserConfiguration(TwoFactories.class)
			.withPropertyValues("coordination.redis.connection-factory=locks")
			.run((context) -> assertThat(context.getBean(LeaseStore.class).identity())
				.isEqualTo("locks.example:6379/0"));
	}

	@Test
	void unknownFactoryIsRefused() {
		this.contextRunner.withPropertyValues("coordination.redis.connection-factory=nobody")
			.run((context) -> assertFailure(context.getStartupFailure(),
					"coordination.redis.connection-factory is \"nobody\", which names no RedisConnectionFactory: "
							+ "use one of redisConnectionFactory."));
	}

	@Test
	void beanOfAnotherKindIsRefused() {
		this.contextRunner.withPropertyValues("coordination.redis.connection-factory=lettuceClientResources")
			.run((context) -> assertFailure(context.getStartupFailure(),
					"coordination.redis.connection-factory is \"lettuceClientResources\", which names no "
							+ "RedisConnectionFactory: use one of redisConnectionFactory."));
	}

	@Test
	void nameWithoutAnyFactoryIsRefused() {
		Starter.contextRunner()
			.withPropertyValues("coordination.store=redis", "spring.application.name=shop",
					"coordination.redis.connection-factory=locks")
			.run((context) -> assertFailure(context.getStartupFailure(),
					"coordination.redis.connection-factory is \"locks\", which names no RedisConnectionFactory: "
							+ "declare a LettuceConnectionFactory of that name, or remove it and set "
							+ "spring.data.redis.host."));
	}

	@Test
	void missingFactoryIsRefused() {
		Starter.contextRunner()
			.withPropertyValues("coordination.store=redis", "spring.application.name=shop")
			.run((context) -> assertFailure(context.getStartupFailure(),
					"coordination.store is redis, but there is no RedisConnectionFactory: set spring.data.redis.host"));
	}

	@Test
	void factoryOfAnotherClientIsRefused() {
		this.contextRunner.withBean(RedisConnectionFactory.class, () -> Mockito.mock(RedisConnectionFactory.class))
			.run((context) -> assertFailure(context.getStartupFailure(),
					"set spring.data.redis.client-type to lettuce"));
	}

	@Test
	void serversWithoutARoleAreRefused() {
		this.contextRunner.withPropertyValues("spring.data.redis.masterreplica.nodes=a:1,b:2")
			.run((context) -> assertFailure(context.getStartupFailure(), "spring.data.redis.masterreplica.nodes"));
	}

	@Test
	void negativeNumberOfReplicasIsRefused() {
		this.contextRunner.withPropertyValues("coordination.redis.wait-replicas=-1")
			.run((context) -> assertFailure(context.getStartupFailure(),
					"coordination.redis.wait-replicas is -1: set it to"));
	}

	@Test
	void unknownPropertyIsRefused() {
		this.contextRunner.withPropertyValues("coordination.redis.host=x")
			.run((context) -> assertThat(context).hasFailed());
	}

	@Test
	void scriptsAreTakenIntoANativeImage() throws ClassNotFoundException {
		RuntimeHints hints = new RuntimeHints();
		new ScriptHints().registerHints(hints, null);
		for (RedisScript script : RedisScript.values()) {
			String file = "io/github/coordination/store/redis/" + script.name().toLowerCase(Locale.ROOT) + ".lua";
			assertThat(RuntimeHintsPredicates.resource().forResource(file)).accepts(hints);
		}
		assertThat(RuntimeHintsPredicates.resource().forResource("io/github/coordination/store/redis/record.lua"))
			.accepts(hints);
		assertThat(RuntimeHintsPredicates.reflection()
			.onFieldAccess(LettuceConnectionFactory.class.getName(), RedisUris.CONFIGURATION)).accepts(hints);
	}

	private static void assertFailure(Throwable failure, String text) {
		assertThat(failure).hasStackTraceContaining(text);
	}

	@Configuration(proxyBeanMethods = false)
	static class OwnStore {

		@Bean
		LeaseStore ownStore() {
			return new MemoryLeaseStore(InstantSource.system());
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class TwoFactories {

		@Bean
		RedisConnectionFactory cache() {
			return new LettuceConnectionFactory("cache.example", 6379);
		}

		@Bean
		RedisConnectionFactory locks() {
			return new LettuceConnectionFactory("locks.example", 6379);
		}

	}

}
