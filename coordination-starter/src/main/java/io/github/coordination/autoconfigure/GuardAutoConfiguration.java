/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.autoconfigure;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.SearchStrategy;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Role;
import org.springframework.core.env.Environment;

import io.github.coordination.election.ElectionEngine;
import io.github.coordination.election.TermWork;
import io.github.coordination.election.core.Timings;
import io.github.coordination.guard.GuardSweep;
import io.github.coordination.guard.PrimaryOnlyPostProcessor;
import io.github.coordination.guard.schedule.GuardedSchedulingRegistrar;
import io.github.coordination.guard.schedule.TermTasks;
import io.github.coordination.guard.takeover.ApplicationReadiness;
import io.github.coordination.guard.takeover.ContextTakeover;
import io.github.coordination.guard.takeover.ContextTakeovers;
import io.github.coordination.guard.takeover.ElectionLifecycle;
import io.github.coordination.guard.takeover.Takeover;
import io.github.coordination.guard.work.Guards;
import io.github.coordination.lease.LeaseStore;
import io.github.coordination.rehearsal.Rehearsal;

/**
 * Auto-configuration of what {@link io.github.coordination.PrimaryOnly} guards, and of
 * the election's place in the life of the application context.
 *
 * @since 0.1.0
 */
@AutoConfiguration
@ConditionalOnBooleanProperty(name = "coordination.enabled", matchIfMissing = true)
@ConditionalOnBean(LeaseStore.class)
public final class GuardAutoConfiguration {

	@Bean
	@Role(BeanDefinition.ROLE_INFRASTRUCTURE)
	static Guards primaryOnlyGuards(ConfigurableListableBeanFactory beanFactory) {
		return new Guards(beanFactory);
	}

	@Bean
	@Role(BeanDefinition.ROLE_INFRASTRUCTURE)
	static PrimaryOnlyPostProcessor primaryOnlyPostProcessor(Guards guards, Environment environment,
			ObjectProvider<PrimaryProperties> properties, ObjectProvider<Timings> timings) {
		PrimaryOnlyPostProcessor processor = new PrimaryOnlyPostProcessor(guards,
				() -> properties.getObject().firstOutcomeTimeout(timings.getObject()));
		processor.setProxyTargetClass(environment.getProperty("spring.aop.proxy-target-class", Boolean.class, true));
		return processor;
	}

	@Bean
	@Role(BeanDefinition.ROLE_INFRASTRUCTURE)
	GuardSweep primaryOnlySweep(ConfigurableListableBeanFactory beanFactory, Guards guards) {
		return new GuardSweep(beanFactory, guards);
	}

	@Bean
	@Role(BeanDefinition.ROLE_INFRASTRUCTURE)
	static TermTasks primaryOnlyTasks(ObjectProvider<PrimaryProperties> properties) {
		return new TermTasks(() -> properties.getObject().getMissedWithin());
	}

	@Bean
	@Role(BeanDefinition.ROLE_INFRASTRUCTURE)
	static GuardedSchedulingRegistrar primaryOnlyScheduling() {
		return new GuardedSchedulingRegistrar();
	}

	@Bean
	ApplicationReadiness coordinationReadiness(ApplicationContext context) {
		return new ApplicationReadiness(context);
	}

	@Bean
	ContextTakeover coordinationContext(Guards guards, ConfigurableApplicationContext context,
			ApplicationReadiness readiness, TermTasks tasks) {
		return new ContextTakeover(guards, context, readiness, tasks);
	}

	@Bean
	@ConditionalOnMissingBean
	ContextTakeovers coordinationContexts() {
		return new ContextTakeovers();
	}

	@Bean
	@ConditionalOnMissingBean
	TermWork takeover(ContextTakeovers contexts, ApplicationReadiness readiness) {
		return new Takeover(contexts, readiness);
	}

	@Bean
	@ConditionalOnMissingBean(search = SearchStrategy.CURRENT)
	ElectionLifecycle electionLifecycle(ElectionEngine engine, ContextTakeovers contexts, ContextTakeover context,
			PrimaryProperties properties, Timings timings) {
		return new ElectionLifecycle(engine, contexts, context, properties.getDrainTimeout(), timings.guard());
	}

	@Bean
	@ConditionalOnMissingBean
	Rehearsal coordinationRehearsal(ApplicationContext context, ElectionEngine engine, Timings timings) {
		return new Rehearsal(context, engine, timings);
	}

}
