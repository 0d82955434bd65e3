/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.autoconfigure;

import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import javax.management.MBeanServer;
import javax.management.ObjectName;

import org.junit.jupiter.api.Test;
import org.springframework.boot.actuate.autoconfigure.endpoint.EndpointAutoConfiguration;
import org.springframework.boot.actuate.autoconfigure.endpoint.jackson.JacksonEndpointAutoConfiguration;
import org.springframework.boot.actuate.autoconfigure.endpoint.jmx.JmxEndpointAutoConfiguration;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.context.LifecycleAutoConfiguration;
import org.springframework.boot.autoconfigure.jmx.JmxAutoConfiguration;
import org.springframework.boot.jackson.autoconfigure.JacksonAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import io.github.coordination.PrimaryElection;
import io.github.coordination.PrimaryElections;
import io.github.coordination.Term;
import io.github.coordination.election.EngineStatus;
import io.github.coordination.endpoint.PrimaryEndpoint;
import io.github.coordination.endpoint.PrimaryEndpointWebExtension;
import io.github.coordination.lease.LeaseStore;
import io.github.coordination.report.TestWorker;
import io.github.coordination.report.UnreliableStore;

import static org.assertj.core.api.Assertions.assertThat;

class PrimaryEndpointAutoConfigurationTests {

	private final ApplicationContextRunner contextRunner = new ApplicationContextRunner()
		.withPropertyValues("spring.application.name=guests", "coordination.primary.lease=2m")
		.withConfiguration(AutoConfigurations.of(CoordinationAutoConfiguration.class, ElectionAutoConfiguration.class,
				LifecycleAutoConfiguration.class, GuardAutoConfiguration.class,
				PrimaryEndpointAutoConfiguration.class));

	private final ApplicationContextRunner withStore = this.contextRunner.withBean(LeaseStore.class,
			UnreliableStore::new);

	private final ApplicationContextRunner exposed = this.withStore
		.withPropertyValues("management.endpoints.web.exposure.include=primary");

	@Test
	void endpointIsCreatedWhereItIsExposed() {
		this.exposed.run((context) -> assertThat(context).hasSingleBean(PrimaryEndpoint.class)
			.hasSingleBean(PrimaryEndpointWebExtension.class));
	}

	@Test
	void endpointIsNotExposedByDefault() {
		this.withStore.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean(PrimaryEndpoint.class));
	}

	@Test
	void endpointIsDisabledByProperty() {
		this.exposed.withPropertyValues("management.endpoint.primary.access=NONE")
			.run((context) -> assertThat(context).hasNotFailed()
				.doesNotHaveBean(PrimaryEndpoint.class)
				.doesNotHaveBean(PrimaryEndpointWebExtension.class));
	}

	@Test
	void endpointIsAbsentWithoutElection() {
		this.exposed.withPropertyValues("coordination.enabled=false")
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean(PrimaryEndpoint.class));
		new ApplicationContextRunner().withConfiguration(AutoConfigurations.of(PrimaryEndpointAutoConfiguration.class))
			.withPropertyValues("management.endpoints.web.exposure.include=primary")
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean(PrimaryEndpoint.class));
	}

	@Test
	void endpointBacksOffWhenUserProvidedBeanIsPresent() {
		this.exposed.withUserConfiguration(OwnEndpoint.class)
			.run((context) -> assertThat(context).hasSingleBean(PrimaryEndpoint.class)
				.hasBean("ownEndpoint")
				.doesNotHaveBean("primaryEndpoint"));
	}

	@Test
	void endpointIsReadOverJmxAndResignsOnlyWhereThatIsAllowed() {
		ApplicationContextRunner jmx = this.withStore
			.withConfiguration(AutoConfigurations.of(JmxAutoConfiguration.class, JmxEndpointAutoConfiguration.class,
					EndpointAutoConfiguration.class, JacksonAutoConfiguration.class,
					JacksonEndpointAutoConfiguration.class))
			.withPropertyValues("spring.jmx.enabled=true", "management.endpoints.jmx.exposure.include=primary");
		jmx.run((context) -> {
			TestWorker.await(() -> context.getBean(PrimaryElection.class).isPrimary());
			MBeanServer server = context.getBean(MBeanServer.class);
			assertThat(operations(server)).containsExactlyInAnyOrder("primary", "election");
			Object election = server.invoke(name(), "election", new Object[] { "primary" },
					new String[] { String.class.getName() });
			assertThat((Map<?, ?>) election).extracting("role").isEqualTo("PRIMARY");
		});
		jmx.withPropertyValues("management.endpoint.primary.access=UNRESTRICTED").run((context) -> {
			TestWorker.await(() -> context.getBean(PrimaryElection.class).isPrimary());
			MBeanServer server = context.getBean(MBeanServer.class);
			assertThat(operations(server)).containsExactlyInAnyOrder("primary", "election", "resign");
			long epoch = epoch(context);
			Object resignation = server.invoke(name(), "resign", new Object[] { "primary" },
					new String[] { String.class.getName() });
			assertThat((Map<?, ?>) resignation).extracting("resigning").isEqualTo(true);
			TestWorker.await(() -> epoch(context) != epoch);
		});
	}

	private static long epoch(ApplicationContext context) {
		return context.getBean(PrimaryElection.class).term().map(Term::epoch).orElse(0L);
	}

	private static ObjectName name() throws Exception {
		return new ObjectName("org.springframework.boot:type=Endpoint,name=Primary");
	}

	private static List<String> operations(MBeanServer server) throws Exception {
		assertThat(server).isSameAs(ManagementFactory.getPlatformMBeanServer());
		return Stream.of(server.getMBeanInfo(name()).getOperations()).map((operation) -> operation.getName()).toList();
	}

	@Configuration(proxyBeanMethods = false)
	static class OwnEndpoint {

		@Bean
		PrimaryEndpoint ownEndpoint(EngineStatus engine, PrimaryElections elections) {
			return new PrimaryEndpoint(engine, elections);
		}

	}

}
