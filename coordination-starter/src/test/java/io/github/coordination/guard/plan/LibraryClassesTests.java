/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.guard.plan;

import java.lang.reflect.Method;
import java.util.Objects;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.beans.factory.support.RootBeanDefinition;
import org.springframework.cache.concurrent.ConcurrentMapCacheManager;
import org.springframework.context.event.SimpleApplicationEventMulticaster;
import org.springframework.context.support.DefaultLifecycleProcessor;
import org.springframework.context.support.ResourceBundleMessageSource;
import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;
import org.springframework.data.redis.core.RedisTemplate;
import org.springframework.data.redis.listener.RedisMessageListenerContainer;
import org.springframework.integration.channel.DirectChannel;
import org.springframework.integration.channel.QueueChannel;
import org.springframework.integration.config.ConsumerEndpointFactoryBean;
import org.springframework.integration.config.SourcePollingChannelAdapterFactoryBean;
import org.springframework.integration.dsl.StandardIntegrationFlow;
import org.springframework.integration.endpoint.EventDrivenConsumer;
import org.springframework.integration.endpoint.PollingConsumer;
import org.springframework.integration.endpoint.SourcePollingChannelAdapter;
import org.springframework.integration.gateway.GatewayProxyFactoryBean;
import org.springframework.integration.handler.BridgeHandler;
import org.springframework.integration.store.SimpleMessageStore;
import org.springframework.integration.support.leader.LockRegistryLeaderInitiator;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.scheduling.concurrent.ConcurrentTaskScheduler;
import org.springframework.scheduling.concurrent.DefaultManagedTaskScheduler;
import org.springframework.scheduling.concurrent.SimpleAsyncTaskScheduler;
import org.springframework.scheduling.concurrent.ThreadPoolTaskExecutor;
import org.springframework.scheduling.concurrent.ThreadPoolTaskScheduler;
import org.springframework.scheduling.quartz.SchedulerFactoryBean;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.client.RestTemplate;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

import io.github.coordination.PrimaryOnly;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

class LibraryClassesTests {

	@ParameterizedTest
	@ValueSource(classes = { ThreadPoolTaskScheduler.class, ThreadPoolTaskExecutor.class,
			SimpleAsyncTaskScheduler.class, ConcurrentTaskScheduler.class, DefaultManagedTaskScheduler.class,
			ConcurrentMapCacheManager.class, SimpleApplicationEventMulticaster.class, DefaultLifecycleProcessor.class,
			ResourceBundleMessageSource.class, LettuceConnectionFactory.class, RedisTemplate.class, DirectChannel.class,
			QueueChannel.class, StandardIntegrationFlow.class, EventDrivenConsumer.class, PollingConsumer.class,
			BridgeHandler.class, SourcePollingChannelAdapter.class, GatewayProxyFactoryBean.class,
			SimpleMessageStore.class, JdbcTemplate.class, JdbcTransactionManager.class, TransactionTemplate.class,
			RestTemplate.class, RequestMappingHandlerMapping.class, Derived.class })
	void beanOfALibraryIsRefusedByItsNameAndNotByAMethodThatNobodyWrote(Class<?> type) throws Exception {
		GuardPlanner planner = planner(type);
		UnworkableGuardException refusal = catchThrowableOfType(UnworkableGuardException.class,
				() -> planner.plan("mine", BeanTypes.of(type)));
		assertThat(refusal).hasMessageContaining("bean 'mine' ")
			.hasMessageContaining(type.getName())
			.hasMessageNotContaining("()");
		assertThat(refusal.getCure()).isNotBlank();
	}

	@ParameterizedTest
	@ValueSource(classes = { SchedulerFactoryBean.class, RedisMessageListenerContainer.class,
			LockRegistryLeaderInitiator.class, ConsumerEndpointFactoryBean.class,
			SourcePollingChannelAdapterFactoryBean.class })
	void lifecycleOfALibraryWhoseStartAProxySeesIsGuarded(Class<?> type) throws Exception {
		GuardPlan plan = Objects.requireNonNull(planner(type).plan("mine", BeanTypes.of(type)));
		assertThat(plan.kind()).isEqualTo(GuardKind.LIFECYCLE);
	}

	private static GuardPlanner planner(Class<?> type) throws NoSuchMethodException {
		Method annotated = LibraryClassesTests.class.getDeclaredMethod("annotated");
		RootBeanDefinition definition = new RootBeanDefinition(type);
		definition.setResolvedFactoryMethod(annotated);
		DefaultListableBeanFactory beanFactory = new DefaultListableBeanFactory();
		beanFactory.registerBeanDefinition("mine", definition);
		return new GuardPlanner(beanFactory);
	}

	@PrimaryOnly
	static void annotated() {
	}

	/**
	 * A class of the user that inherits what cannot be skipped.
	 */
	static class Derived extends JdbcTemplate {

		public void work() {
		}

	}

}
