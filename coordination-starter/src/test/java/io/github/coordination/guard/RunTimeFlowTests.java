/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.guard;

import java.time.Clock;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.mockito.Mockito;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.integration.annotation.InboundChannelAdapter;
import org.springframework.integration.annotation.Poller;
import org.springframework.integration.config.EnableIntegration;
import org.springframework.integration.dsl.IntegrationFlow;
import org.springframework.integration.dsl.IntegrationFlowAdapter;
import org.springframework.integration.dsl.IntegrationFlowDefinition;
import org.springframework.integration.dsl.context.IntegrationFlowContext;

import io.github.coordination.PrimaryOnly;
import io.github.coordination.lease.Attempt;
import io.github.coordination.lease.LeaseRequest;
import io.github.coordination.store.memory.MemoryLeaseStore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/**
 * Flows of Spring Integration that come while the application runs, on a worker that is
 * never the primary. A flow without the annotation runs beside them, to tell that time
 * passes.
 */
class RunTimeFlowTests {

	private static final AtomicInteger guarded = new AtomicInteger();

	private static final AtomicInteger free = new AtomicInteger();

	private final NeverPrimary store = new NeverPrimary();

	private final ConfigurableApplicationContext context = GuardFixture.run(this.store, Integration.class);

	static Stream<Named<Way>> ways() {
		return Stream.of(Named.of("adapter", (context) -> register(context, new Adapter())),
				Named.of("class of its own", (context) -> register(context, new Plain())),
				Named.of("annotated method", (context) -> register(context, new AnnotatedMethod())),
				Named.of("bean beside a flow", (context) -> registerBeside(context, new Adapter())),
				Named.of("source beside a flow", (context) -> registerBeside(context, new Source())),
				Named.of("definition of an adapter", (context) -> define(context, Adapter.class)),
				Named.of("definition of a class of its own", (context) -> define(context, Plain.class)),
				Named.of("definition of a source", (context) -> define(context, Source.class)));
	}

	@BeforeEach
	void reset() {
		guarded.set(0);
	}

	@AfterEach
	void close() {
		this.context.close();
	}

	@ParameterizedTest
	@MethodSource("ways")
	void nothingIsLeftOfARefusedFlow(Way way) {
		assertNothingIsLeft(this.context, way);
	}

	@ParameterizedTest
	@MethodSource("ways")
	void nothingIsLeftOfAFlowThatAChildRefuses(Way way) {
		try (ConfigurableApplicationContext child = GuardFixture.application(this.store, Integration.class)
			.parent(this.context)
			.run()) {
			assertNothingIsLeft(child, way);
		}
	}

	@Test
	void lazyFlowIsRefusedWhenItIsMade() {
		try (ConfigurableApplicationContext lazy = GuardFixture.run(this.store, LazyFlow.class)) {
			int definitions = lazy.getBeanDefinitionCount();
			assertRefused(lazy, (context) -> context.getBean("added"));
			assertThat(lazy.getBeanDefinitionCount()).isEqualTo(definitions);
			awaitPolls();
			assertThat(guarded).hasValue(0);
		}
	}

	@Test
	void flowWithoutTheAnnotationAndAMockAreRegistered() {
		register((GenericApplicationContext) this.context, (flow) -> flow.nullChannel());
		this.context.getBean(IntegrationFlowContext.class).registration(Mockito.mock(Plain.class));
		assertThat(this.context.getBean(IntegrationFlowContext.class).getRegistry()).containsKey("added");
	}

	private static void assertNothingIsLeft(ConfigurableApplicationContext context, Way way) {
		assertRefused(context, way);
		assertThat(Stream.of(context.getBeanFactory().getSingletonNames(), context.getBeanDefinitionNames())
			.flatMap(Arrays::stream)
			.filter((name) -> name.startsWith("added"))).isEmpty();
		awaitPolls();
		context.stop();
		context.start();
		awaitPolls();
		assertThat(guarded).hasValue(0);
	}

	private static void assertRefused(ConfigurableApplicationContext context, Way way) {
		assertThatThrownBy(() -> way.add((GenericApplicationContext) context))
			.hasStackTraceContaining("@PrimaryOnly on ")
			.hasStackTraceContaining(" cannot work");
	}

	private static void awaitPolls() {
		int polls = free.get();
		GuardFixture.await(() -> free.get() >= polls + 10);
	}

	private static void register(GenericApplicationContext context, IntegrationFlow flow) {
		context.getBean(IntegrationFlowContext.class).registration(flow).id("added").register();
	}

	private static void registerBeside(GenericApplicationContext context, Object bean) {
		context.getBean(IntegrationFlowContext.class)
			.registration((flow) -> flow.nullChannel())
			.id("outer")
			.addBean("added", bean)
			.register();
	}

	private static void define(GenericApplicationContext context, Class<?> type) {
		context.registerBean("added", type);
		try {
			context.getBean("added");
		}
		finally {
			context.removeBeanDefinition("added");
		}
	}

	private static IntegrationFlow polled(AtomicInteger count) {
		return IntegrationFlow
			.fromSupplier(count::incrementAndGet, (endpoint) -> endpoint.poller((poller) -> poller.fixedRate(50)))
			.nullChannel();
	}

	/**
	 * A way to add to a running application what carries the annotation, as the bean
	 * {@code added}.
	 */
	interface Way {

		void add(GenericApplicationContext context);

	}

	static final class NeverPrimary extends MemoryLeaseStore {

		NeverPrimary() {
			super(Clock.systemUTC());
		}

		@Override
		@SuppressWarnings("UnsynchronizedOverridesSynchronized")
		public Attempt tryAcquire(LeaseRequest request) {
			return new Attempt.Held(null, request.lease(), null);
		}

	}

	@PrimaryOnly
	static class Adapter extends Unannotated {

	}

	@PrimaryOnly
	static class Plain implements IntegrationFlow {

		@Override
		public void configure(IntegrationFlowDefinition<?> flow) {
			flow.gateway(polled(guarded));
		}

	}

	static class AnnotatedMethod extends Unannotated {

		@Override
		@PrimaryOnly(otherwise = PrimaryOnly.Otherwise.THROW)
		protected IntegrationFlowDefinition<?> buildFlow() {
			return super.buildFlow();
		}

	}

	static class Unannotated extends IntegrationFlowAdapter {

		@Override
		protected IntegrationFlowDefinition<?> buildFlow() {
			return fromSupplier(guarded::incrementAndGet,
					(endpoint) -> endpoint.poller((poller) -> poller.fixedRate(50)))
				.channel("nullChannel");
		}

	}

	static class Source {

		@PrimaryOnly(otherwise = PrimaryOnly.Otherwise.THROW)
		@InboundChannelAdapter(channel = "nullChannel", poller = @Poller(fixedRate = "50"))
		public Integer next() {
			return guarded.incrementAndGet();
		}

	}

	@Configuration(proxyBeanMethods = false)
	@EnableIntegration
	static class Integration {

		@Bean
		IntegrationFlow unannotated() {
			return polled(free);
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class LazyFlow extends Integration {

		@Bean
		@Lazy
		@PrimaryOnly
		Runnable added() {
			return new RunnableFlow();
		}

	}

	static class RunnableFlow extends Unannotated implements Runnable {

		@Override
		public void run() {
		}

	}

}
