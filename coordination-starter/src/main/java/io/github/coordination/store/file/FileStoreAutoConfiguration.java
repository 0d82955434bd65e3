/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.store.file;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;

import io.github.coordination.autoconfigure.ApplicationName;
import io.github.coordination.lease.LeaseStore;

/**
 * Auto-configuration of the file store, which is used unless {@code coordination.store}
 * says otherwise.
 *
 * @since 0.1.0
 */
@AutoConfiguration(beforeName = "io.github.coordination.autoconfigure.ElectionAutoConfiguration")
@ConditionalOnBooleanProperty(name = "coordination.enabled", matchIfMissing = true)
@ConditionalOnProperty(name = "coordination.store", havingValue = "file", matchIfMissing = true)
@EnableConfigurationProperties(FileStoreProperties.class)
public final class FileStoreAutoConfiguration {

	private static final Log logger = LogFactory.getLog(FileStoreAutoConfiguration.class);

	/**
	 * The engine closes the store, and leaves it open if work of a term still runs: its
	 * lock must then last as long as the process.
	 */
	@Bean(destroyMethod = "")
	@ConditionalOnMissingBean
	LeaseStore fileLeaseStore(ObjectProvider<ApplicationName> names, FileStoreProperties properties,
			Environment environment, ConfigurableListableBeanFactory beanFactory) {
		ApplicationName application = names.getIfAvailable(() -> ApplicationName.resolve(environment, beanFactory));
		return new FileLeaseStore(application.value(), properties.getDirectory(), Platform.current(logger::warn));
	}

}
