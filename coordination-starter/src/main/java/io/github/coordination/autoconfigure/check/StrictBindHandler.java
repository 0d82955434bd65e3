/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.autoconfigure.check;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.BindContext;
import org.springframework.boot.context.properties.bind.BindHandler;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.handler.NoUnboundElementsBindHandler;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertySource;
import org.springframework.core.env.PropertySource;
import org.springframework.core.env.StandardEnvironment;

import io.github.coordination.autoconfigure.failure.Keys;

/**
 * Refuses unknown keys below {@code coordination.} in the system properties too, where
 * Boot itself lets them pass: a mistyped {@code -D} must not go unnoticed.
 *
 * @since 0.1.0
 */
public final class StrictBindHandler extends NoUnboundElementsBindHandler {

	private final BindHandler parent;

	/**
	 * Create a handler.
	 * @param parent the handler to add the check to
	 */
	public StrictBindHandler(BindHandler parent) {
		super(parent, StrictBindHandler::isSystemProperties);
		this.parent = parent;
	}

	private static boolean isSystemProperties(ConfigurationPropertySource source) {
		return source.getUnderlyingSource() instanceof PropertySource<?> properties
				&& StandardEnvironment.SYSTEM_PROPERTIES_PROPERTY_SOURCE_NAME.equals(properties.getName());
	}

	@Override
	public void onFinish(ConfigurationPropertyName name, Bindable<?> target, BindContext context,
			@Nullable Object result) throws Exception {
		this.parent.onFinish(name, target, context, result);
		if (Keys.ROOT.isAncestorOf(name)) {
			super.onFinish(name, target, context, result);
		}
	}

}
