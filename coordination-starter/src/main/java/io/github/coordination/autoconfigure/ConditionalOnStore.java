/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.autoconfigure;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.core.annotation.AliasFor;

/**
 * Matches where {@code coordination.store} chooses a store and
 * {@code coordination.enabled} is not false. Stands on the auto-configuration of that
 * store, which declares one {@code LeaseStore} bean with {@code destroyMethod = ""}: the
 * engine closes it.
 * <p>
 * A store announces its id, or an unknown value of {@code coordination.store} and unknown
 * keys could not be refused: a line with the id in a file
 * {@code META-INF/coordination-stores} of its jar. The id is also the first segment of
 * the store's own keys, {@code coordination.<id>.*}. Lines that begin with {@code #} are
 * comments.
 *
 * @since 0.1.0
 */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ConditionalOnBooleanProperty(name = "coordination.enabled", matchIfMissing = true)
@ConditionalOnProperty(name = "coordination.store")
public @interface ConditionalOnStore {

	/**
	 * Id of the store: lower-case letters, digits and hyphens.
	 * @return the id
	 */
	@AliasFor(annotation = ConditionalOnProperty.class, attribute = "havingValue")
	String value();

	/**
	 * Whether the store is the default. True for one store only: file.
	 * @return whether to match where {@code coordination.store} is not set
	 */
	@AliasFor(annotation = ConditionalOnProperty.class, attribute = "matchIfMissing")
	boolean matchIfMissing() default false;

}
