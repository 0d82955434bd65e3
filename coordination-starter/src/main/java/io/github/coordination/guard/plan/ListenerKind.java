/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.guard.plan;

import java.util.List;
import java.util.Set;

/**
 * The kinds of methods that are called for a message, known by their annotations: simple
 * names, and packages in which every annotation of a method makes it one.
 */
@SuppressWarnings("ImmutableEnumChecker")
enum ListenerKind {

	PERSISTED_EVENT("an event that is skipped counts as handled in the registry of event publications.",
			"Remove @PrimaryOnly: an event is heard on the worker that has published it, so nothing happens twice.",
			Set.of("ApplicationModuleListener"), List.of("org.springframework.modulith.events.")),

	ENDPOINT("a skipped message would be acknowledged and lost.",
			"Remove @PrimaryOnly; to work on the primary only, let the annotation say autoStartup = \"false\" beside "
					+ "@Role(\"primary\"), and start and stop that role with the SmartLifecycleRoleController from a "
					+ "@PrimaryOnly SmartLifecycle.",
			Set.of("ServiceActivator", "InboundChannelAdapter"),
			List.of("org.springframework.integration.annotation.")),

	REQUEST("whoever has sent the message would get an empty answer or none.",
			"Remove @PrimaryOnly, and let it call work of another bean that is "
					+ "@PrimaryOnly(otherwise = Otherwise.THROW).",
			Set.of("SubscribeMapping", "ConnectMapping", "GrpcService", "PayloadRoot"),
			List.of("org.springframework.messaging.simp.annotation.",
					"org.springframework.messaging.rsocket.annotation.", "org.springframework.grpc.",
					"org.springframework.ws.server.endpoint.annotation.")),

	LISTENER("a skipped message would be acknowledged and lost.",
			"Remove @PrimaryOnly; to consume on the primary only, give the listener an id and "
					+ "autoStartup = \"false\", and start and stop its container from a @PrimaryOnly Lifecycle.",
			Set.of("KafkaListener", "KafkaListeners", "KafkaHandler", "RabbitListener", "RabbitListeners",
					"RabbitHandler", "JmsListener", "JmsListeners", "PulsarListener", "PulsarReader",
					"ReactivePulsarListener", "SqsListener", "StreamListener", "RetryableTopic", "NatsListener"),
			List.of("org.springframework.kafka.annotation.", "org.springframework.amqp.rabbit.annotation.",
					"org.springframework.jms.annotation.", "org.springframework.pulsar.annotation.",
					"org.springframework.pulsar.reactive.", "org.springframework.cloud.stream.annotation.",
					"io.awspring.cloud.")),

	/**
	 * The last one: the annotations of listeners are mappings, too.
	 */
	MAPPING(REQUEST.problem, REQUEST.cure, Set.of("MessageMapping"),
			List.of("org.springframework.messaging.handler.annotation."));

	/**
	 * What sends messages, or says how a method that takes them does so.
	 */
	private static final Set<String> HARMLESS = Set.of("MessagingGateway", "Gateway", "GatewayHeader", "Publisher",
			"IntegrationComponentScan", "EndpointId", "Role", "SendTo", "SendToUser", "IntegrationConverter",
			"GrpcAdvice", "MessageExceptionHandler", "Payload", "Header", "Headers", "GlobalChannelInterceptor");

	private final String problem;

	private final String cure;

	private final Set<String> names;

	private final List<String> packages;

	ListenerKind(String problem, String cure, Set<String> names, List<String> packages) {
		this.problem = problem;
		this.cure = cure;
		this.names = names;
		this.packages = packages;
	}

	String problem() {
		return this.problem;
	}

	String cure() {
		return this.cure;
	}

	Set<String> names() {
		return this.names;
	}

	List<String> packages() {
		return this.packages;
	}

	boolean contains(Class<?> annotation) {
		String name = annotation.getSimpleName();
		if (this.names.contains(name)) {
			return true;
		}
		boolean harmless = HARMLESS.contains(name) || name.startsWith("Enable");
		return !harmless && this.packages.stream().anyMatch(annotation.getName()::startsWith);
	}

}
