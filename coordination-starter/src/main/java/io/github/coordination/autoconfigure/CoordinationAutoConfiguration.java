/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.autoconfigure;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.context.LifecycleProperties;
import org.springframework.boot.context.properties.ConfigurationPropertiesBindHandlerAdvisor;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ImportRuntimeHints;
import org.springframework.context.annotation.Lazy;
import org.springframework.core.env.Environment;

import io.github.coordination.autoconfigure.check.ConfigurationCheck;
import io.github.coordination.autoconfigure.check.StoreIds;
import io.github.coordination.autoconfigure.check.StrictBindHandler;
import io.github.coordination.election.core.Timings;

/**
 * Auto-configuration of what every store and view needs: the properties, the name of the
 * application, and the checks that refuse a doubtful configuration.
 *
 * @since 0.1.0
 */
@AutoConfiguration
@EnableConfigurationProperties(PrimaryProperties.class)
@ImportRuntimeHints(StoreIds.Hints.class)
public final class CoordinationAutoConfiguration {

	@Bean
	static ConfigurationCheck coordinationConfigurationCheck() {
		return new ConfigurationCheck();
	}

	@Bean
	static ConfigurationPropertiesBindHandlerAdvisor coordinationBindHandlerAdvisor() {
		return StrictBindHandler::new;
	}

	@Bean
	@Lazy(false)
	static StartCheck coordinationStartCheck(PrimaryProperties properties, ObjectProvider<Timings> timings,
			ObjectProvider<LifecycleProperties> lifecycle, Environment environment) {
		return new StartCheck(properties, timings, lifecycle, environment);
	}

	@Bean
	@Lazy
	@ConditionalOnMissingBean
	ApplicationName coordinationApplicationName(Environment environment, ConfigurableListableBeanFactory beanFactory) {
		return ApplicationName.resolve(environment, beanFactory);
	}

}
