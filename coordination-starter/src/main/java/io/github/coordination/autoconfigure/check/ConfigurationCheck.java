/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.autoconfigure.check;

import java.util.List;
import java.util.Map;
import java.util.Set;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.BeanNameAware;
import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.SpringBootVersion;
import org.springframework.context.EnvironmentAware;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.Environment;
import org.springframework.core.env.PropertySource;
import org.springframework.core.env.SystemEnvironmentPropertySource;
import org.springframework.util.Assert;
import org.springframework.util.ClassUtils;

import io.github.coordination.autoconfigure.failure.Keys;
import io.github.coordination.autoconfigure.failure.KnownKeys;
import io.github.coordination.autoconfigure.failure.MisconfigurationException;

/**
 * Refuses a doubtful configuration before the first bean is made. Works on the
 * environment as it is when all sources are known, those of {@code @PropertySource} too.
 *
 * @since 0.1.0
 */
public final class ConfigurationCheck implements BeanFactoryPostProcessor, EnvironmentAware, BeanNameAware {

	private static final Log logger = LogFactory.getLog(ConfigurationCheck.class);

	private @Nullable ConfigurableEnvironment environment;

	private @Nullable String beanName;

	private @Nullable Map<String, String> built;

	@Override
	public void setEnvironment(Environment environment) {
		this.environment = (ConfigurableEnvironment) environment;
	}

	@Override
	public void setBeanName(String name) {
		this.beanName = name;
	}

	/**
	 * Tell the choices under which a build has processed the application ahead of time.
	 * Only the code that such a build generates calls this.
	 * @param built value by name of the property
	 */
	public void setBuilt(Map<String, String> built) {
		this.built = built;
	}

	@Override
	public void postProcessBeanFactory(ConfigurableListableBeanFactory beanFactory) {
		BootVersionCheck.check(SpringBootVersion.getVersion());
		ConfigurableEnvironment current = this.environment;
		Assert.state(current != null, "The environment is not set");
		ClassLoader beanClassLoader = beanFactory.getBeanClassLoader();
		ClassLoader classLoader = (beanClassLoader != null) ? beanClassLoader : ClassUtils.getDefaultClassLoader();
		Assert.state(classLoader != null, "There is no class loader");
		Set<String> storeIds = StoreIds.load(classLoader);
		new KeyCheck(storeIds, () -> KnownKeys.load(classLoader)).check(current.getPropertySources());
		warnOfVariables(current, classLoader, storeIds);
		if (isEnabled(current)) {
			StoreCheck.check(current, storeIds, beanFactory);
			PlatformCheck.check(current, beanFactory);
		}
		if (this.built != null) {
			AheadOfTimeCheck.check(this.built, current);
		}
		keepForAheadOfTime(current, beanFactory);
	}

	/**
	 * A build that processes ahead of time writes code that sets what is set in a bean's
	 * definition. Otherwise this has no effect, since the bean exists already.
	 */
	private void keepForAheadOfTime(Environment current, ConfigurableListableBeanFactory beanFactory) {
		if (this.beanName != null && beanFactory.containsBeanDefinition(this.beanName)) {
			beanFactory.getMergedBeanDefinition(this.beanName)
				.getPropertyValues()
				.add("built", AheadOfTimeCheck.choices(current));
		}
	}

	private static void warnOfVariables(ConfigurableEnvironment environment, ClassLoader classLoader,
			Set<String> storeIds) {
		for (PropertySource<?> source : environment.getPropertySources()) {
			if (source instanceof SystemEnvironmentPropertySource variables) {
				List<String> candidates = VariableCheck.candidates(variables.getPropertyNames());
				if (!candidates.isEmpty()) {
					warn(VariableCheck.describeUnknown(candidates, KnownKeys.load(classLoader), storeIds));
				}
			}
		}
	}

	private static void warn(List<String> unknown) {
		if (!unknown.isEmpty()) {
			logger.warn("Ignored environment variables that are no settings of coordination: "
					+ String.join(", ", unknown));
		}
	}

	private static boolean isEnabled(ConfigurableEnvironment environment) {
		String enabled = environment.getProperty("coordination.enabled", "true");
		if (!enabled.equalsIgnoreCase("true") && !enabled.equalsIgnoreCase("false")) {
			throw new MisconfigurationException(Keys.describe("coordination.enabled", environment),
					"set it to true or false");
		}
		return enabled.equalsIgnoreCase("true");
	}

}
