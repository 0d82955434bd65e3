/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.guard;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;
import org.springframework.integration.annotation.InboundChannelAdapter;
import org.springframework.integration.annotation.Poller;
import org.springframework.integration.annotation.Role;
import org.springframework.integration.annotation.ServiceActivator;
import org.springframework.integration.annotation.Transformer;
import org.springframework.integration.channel.QueueChannel;
import org.springframework.integration.config.EnableIntegration;
import org.springframework.integration.dsl.IntegrationFlow;
import org.springframework.integration.dsl.IntegrationFlowAdapter;
import org.springframework.integration.dsl.IntegrationFlowDefinition;
import org.springframework.integration.dsl.MessageChannels;
import org.springframework.integration.dsl.QueueChannelSpec;
import org.springframework.integration.endpoint.EventDrivenConsumer;
import org.springframework.integration.support.SmartLifecycleRoleController;
import org.springframework.messaging.MessageHandler;
import org.springframework.messaging.support.GenericMessage;

import io.github.coordination.PrimaryOnly;
import io.github.coordination.guard.plan.UnworkableGuardException;

import static org.assertj.core.api.Assertions.assertThat;

class IntegrationGuardTests {

	private final LosableStore store = new LosableStore();

	@ParameterizedTest
	@ValueSource(classes = { GuardedFlow.class, GuardedAdapter.class, GuardedAdapterBean.class, LazyAdapterBean.class,
			GuardedMethodOfAFlow.class, GuardedSpec.class, GuardedActivator.class, GuardedTransformer.class,
			GuardedSource.class, GuardedHandlerBean.class, GuardedFunctionOfAnEndpoint.class, GuardedEndpoint.class })
	void whatStartsByItselfOrTakesMessagesIsRefused(Class<?> type) {
		UnworkableGuardException refusal = GuardFixture.refusal(GuardFixture.contexts(Integration.class, type));
		assertThat(refusal.getCure()).contains("@PrimaryOnly SmartLifecycle");
	}

	@Test
	void roleOfAFlowIsStartedAndStoppedByAGuardedLifecycle() {
		try (ConfigurableApplicationContext primary = GuardFixture.run(this.store, FlowWithRole.class)) {
			await(primary, 1);
			try (ConfigurableApplicationContext secondary = GuardFixture.run(this.store, FlowWithRole.class)) {
				await(primary, count(primary) + 20);
				assertThat(count(secondary)).isZero();
				GuardFixture.election(primary).resign();
				await(secondary, 1);
				assertThat(primary.getBean("gate", SmartLifecycle.class).isRunning()).isFalse();
				int after = count(primary);
				await(secondary, 20);
				assertThat(count(primary)).isEqualTo(after);
			}
			await(primary, count(primary) + 1);
		}
	}

	@Test
	void endpointOfAnAnnotationKeepsItsMessagesUntilAGuardedLifecycleStartsIt() {
		try (ConfigurableApplicationContext primary = GuardFixture.run(this.store, EndpointWithRole.class);
				ConfigurableApplicationContext secondary = GuardFixture.run(this.store, EndpointWithRole.class)) {
			send(primary);
			send(secondary);
			await(primary, 5);
			assertThat(count(secondary)).isZero();
			assertThat(secondary.getBean("orders", QueueChannel.class).getQueueSize()).isEqualTo(5);
			GuardFixture.election(primary).resign();
			await(secondary, 5);
		}
	}

	private static void send(ConfigurableApplicationContext context) {
		for (int i = 0; i < 5; i++) {
			context.getBean("orders", QueueChannel.class).send(new GenericMessage<>("order"));
		}
	}

	private static int count(ConfigurableApplicationContext context) {
		return context.getBean(AtomicInteger.class).get();
	}

	private static void await(ConfigurableApplicationContext context, int count) {
		GuardFixture.await(() -> count(context) >= count);
	}

	@Configuration(proxyBeanMethods = false)
	@EnableIntegration
	static class Integration {

		@Bean
		AtomicInteger count() {
			return new AtomicInteger();
		}

		@Bean
		QueueChannel orders() {
			return new QueueChannel();
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class FlowWithRole extends Integration {

		@Bean
		IntegrationFlow polled(AtomicInteger count) {
			return IntegrationFlow.fromSupplier(count::incrementAndGet,
					(endpoint) -> endpoint.autoStartup(false).role("primary").poller((poller) -> poller.fixedRate(10)))
				.handle((message) -> {
				})
				.get();
		}

		@Bean
		@PrimaryOnly
		SmartLifecycle gate(SmartLifecycleRoleController roles) {
			return new Gate(() -> roles.startLifecyclesInRole("primary"), () -> roles.stopLifecyclesInRole("primary"));
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class EndpointWithRole extends Integration {

		@Bean
		Activator activator(AtomicInteger count) {
			return new Activator(count);
		}

		@Bean
		@PrimaryOnly
		SmartLifecycle gate(SmartLifecycleRoleController roles) {
			return new Gate(() -> roles.startLifecyclesInRole("primary"), () -> roles.stopLifecyclesInRole("primary"));
		}

	}

	static class Activator {

		private final AtomicInteger count;

		Activator(AtomicInteger count) {
			this.count = count;
		}

		@Role("primary")
		@ServiceActivator(inputChannel = "orders", autoStartup = "false", poller = @Poller(fixedDelay = "10"))
		public void take(String order) {
			this.count.incrementAndGet();
		}

	}

	static class Gate implements SmartLifecycle {

		private final Runnable start;

		private final Runnable stop;

		private volatile boolean running;

		Gate(Runnable start, Runnable stop) {
			this.start = start;
			this.stop = stop;
		}

		@Override
		public void start() {
			this.start.run();
			this.running = true;
		}

		@Override
		public void stop() {
			this.stop.run();
			this.running = false;
		}

		@Override
		public boolean isRunning() {
			return this.running;
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class GuardedFlow {

		@Bean
		@PrimaryOnly
		IntegrationFlow polled() {
			return IntegrationFlow
				.fromSupplier(() -> "x", (endpoint) -> endpoint.poller((poller) -> poller.fixedRate(50)))
				.handle((message) -> {
				})
				.get();
		}

	}

	@PrimaryOnly
	static class GuardedAdapter extends Adapter {

	}

	static class Adapter extends IntegrationFlowAdapter {

		@Override
		protected IntegrationFlowDefinition<?> buildFlow() {
			return from("requests").handle((message) -> {
			});
		}

	}

	static class GuardedMethodOfAFlow extends Adapter {

		@Override
		@PrimaryOnly(otherwise = PrimaryOnly.Otherwise.THROW)
		protected IntegrationFlowDefinition<?> buildFlow() {
			return super.buildFlow();
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class GuardedAdapterBean {

		@Bean
		@PrimaryOnly
		Adapter adapter() {
			return new Adapter();
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class LazyAdapterBean {

		@Bean
		@Lazy
		@PrimaryOnly
		Adapter adapter() {
			return new Adapter();
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class GuardedSpec {

		@Bean
		@PrimaryOnly
		QueueChannelSpec later() {
			return MessageChannels.queue();
		}

	}

	static class GuardedActivator {

		@PrimaryOnly
		@ServiceActivator(inputChannel = "orders", poller = @Poller(fixedDelay = "10"))
		public void take(String order) {
		}

	}

	@PrimaryOnly
	static class GuardedTransformer {

		@Transformer(inputChannel = "orders")
		public String transform(String order) {
			return order;
		}

	}

	static class GuardedSource {

		@PrimaryOnly(otherwise = PrimaryOnly.Otherwise.THROW)
		@InboundChannelAdapter(channel = "orders", poller = @Poller(fixedDelay = "10"))
		public String next() {
			return "order";
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class GuardedHandlerBean {

		@Bean
		@PrimaryOnly
		@ServiceActivator(inputChannel = "orders", poller = @Poller(fixedDelay = "10"))
		MessageHandler handler() {
			return (message) -> {
			};
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class GuardedFunctionOfAnEndpoint {

		@Bean
		@PrimaryOnly(otherwise = PrimaryOnly.Otherwise.THROW)
		@ServiceActivator(inputChannel = "orders", poller = @Poller(fixedDelay = "10"))
		Function<String, String> function() {
			return (order) -> order;
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class GuardedEndpoint {

		@Bean
		@PrimaryOnly
		EventDrivenConsumer consumer() {
			return new EventDrivenConsumer(MessageChannels.direct().getObject(), (message) -> {
			});
		}

	}

}
