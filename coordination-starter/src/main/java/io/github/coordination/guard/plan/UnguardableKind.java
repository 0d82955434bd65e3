/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.guard.plan;

import java.lang.reflect.Method;
import java.util.List;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/**
 * The kinds of beans that no guard fits, known by the names of their types: each with
 * what would go wrong, and what to do instead.
 */
@SuppressWarnings("ImmutableEnumChecker")
enum UnguardableKind {

	FLOW("registers further beans, which start by themselves.",
			"Let its endpoints say autoStartup(false) and role(\"primary\"), and start and stop that role with the "
					+ "SmartLifecycleRoleController from a @PrimaryOnly SmartLifecycle.",
			"org.springframework.integration.dsl.IntegrationFlow",
			"org.springframework.integration.dsl.IntegrationComponentSpec"),

	MESSAGE_HANDLER("takes messages on every worker, and a skipped one would be acknowledged and lost.",
			"Remove @PrimaryOnly; let its container or endpoint say autoStartup = false, and start and stop that from a "
					+ "@PrimaryOnly SmartLifecycle.",
			"org.springframework.messaging.MessageHandler", "org.springframework.messaging.ReactiveMessageHandler",
			"org.springframework.integration.core.MessageSource", "org.springframework.integration.core.GenericHandler",
			"org.springframework.integration.core.GenericSelector",
			"org.springframework.integration.core.GenericTransformer",
			"org.springframework.kafka.listener.GenericMessageListener",
			"org.springframework.amqp.core.MessageListener", "jakarta.jms.MessageListener",
			"org.springframework.jms.listener.SessionAwareMessageListener",
			"org.springframework.data.redis.connection.MessageListener",
			"org.springframework.data.redis.stream.StreamListener", "org.apache.pulsar.client.api.MessageListener",
			"io.nats.client.MessageHandler"),

	JOB_OF_QUARTZ("belongs to a Quartz scheduler, which fires on every worker and counts a skipped run as done.",
			"Set coordination.primary.beans=quartzScheduler for the scheduler of Spring Boot, or annotate the @Bean method of "
					+ "your SchedulerFactoryBean: all of it then runs on the primary only.",
			"org.quartz.Job", "org.quartz.JobDetail", "org.quartz.Trigger", "org.quartz.Calendar"),

	JOB_OF_BATCH("belongs to a batch, which runs where it is launched and counts a skipped part as done.",
			"Set spring.batch.job.enabled=false, and launch the batch from a @PrimaryOnly ApplicationRunner or "
					+ "@Scheduled method.",
			"org.springframework.batch.core.Job", "org.springframework.batch.core.job.Job",
			"org.springframework.batch.core.Step", "org.springframework.batch.core.step.Step",
			"org.springframework.batch.core.step.tasklet.Tasklet", "org.springframework.batch.item.ItemReader",
			"org.springframework.batch.item.ItemProcessor", "org.springframework.batch.item.ItemWriter",
			"org.springframework.batch.infrastructure.item.ItemReader",
			"org.springframework.batch.infrastructure.item.ItemProcessor",
			"org.springframework.batch.infrastructure.item.ItemWriter"),

	SERVER("answers requests on every worker, and a skipped one would get an empty answer or none.",
			"Let it call work of another bean that is @PrimaryOnly(otherwise = Otherwise.THROW).",
			"jakarta.servlet.Filter", "jakarta.servlet.Servlet", "org.springframework.web.server.WebFilter",
			"org.springframework.web.servlet.HandlerInterceptor", "org.springframework.web.socket.WebSocketHandler",
			"org.springframework.web.reactive.socket.WebSocketHandler", "io.grpc.BindableService",
			"org.springframework.boot.web.server.WebServer"),

	VIEW("is asked on every worker.", "Let it ask PrimaryElection.isPrimary() itself.",
			"org.springframework.boot.health.contributor.HealthIndicator",
			"org.springframework.boot.health.contributor.ReactiveHealthIndicator",
			"io.micrometer.core.instrument.binder.MeterBinder"),

	PART_OF_CONTEXT("is a part of the application context, which needs it on every worker.",
			"Annotate the beans that do the work.", "org.springframework.beans.factory.config.BeanFactoryPostProcessor",
			"org.springframework.beans.factory.config.BeanPostProcessor",
			"org.springframework.context.event.ApplicationEventMulticaster",
			"org.springframework.context.LifecycleProcessor"),

	SERVANT("works for others without being started.",
			"Annotate the work that is given to it, such as the @Scheduled method or the job's bean.",
			"java.util.concurrent.Executor", "org.springframework.scheduling.TaskScheduler", "java.util.Timer",
			"java.lang.Thread", "reactor.core.scheduler.Scheduler", "javax.sql.DataSource",
			"io.r2dbc.spi.ConnectionFactory", "jakarta.jms.ConnectionFactory",
			"org.springframework.amqp.rabbit.connection.ConnectionFactory",
			"org.springframework.data.redis.connection.RedisConnectionFactory",
			"org.springframework.transaction.TransactionManager", "jakarta.persistence.EntityManagerFactory",
			"org.springframework.messaging.MessageChannel");

	private final String problem;

	private final String cure;

	private final List<String> types;

	UnguardableKind(String problem, String cure, String... types) {
		this.problem = problem;
		this.cure = cure;
		this.types = List.of(types);
	}

	String problem() {
		return this.problem;
	}

	String cure() {
		return this.cure;
	}

	List<String> types() {
		return this.types;
	}

	/**
	 * The type of this kind that declares a method, be it with other parameters. A flow
	 * calls its own methods, which no guard sees.
	 */
	@Nullable Class<?> findDeclaring(Class<?> type, Method method) {
		Class<?> found = find(type);
		return (found != null
				&& (this == FLOW || Stream.of(found.getMethods()).anyMatch((each) -> isLike(each, method)))) ? found
						: null;
	}

	private static boolean isLike(Method declared, Method method) {
		return declared.getName().equals(method.getName())
				&& declared.getParameterCount() == method.getParameterCount();
	}

	/**
	 * The type of this kind among those of a class.
	 */
	@Nullable Class<?> find(@Nullable Class<?> type) {
		if (type == null || this.types.contains(type.getName())) {
			return type;
		}
		return Stream.concat(Stream.of(type.getInterfaces()), Stream.ofNullable(type.getSuperclass()))
			.<@Nullable Class<?>>map(this::find)
			.filter((found) -> found != null)
			.findFirst()
			.orElse(null);
	}

}
