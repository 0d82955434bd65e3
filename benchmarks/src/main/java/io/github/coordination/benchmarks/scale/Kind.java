/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.benchmarks.scale;

import java.lang.annotation.Annotation;

import org.jspecify.annotations.Nullable;

import io.github.coordination.PrimaryOnly;

/**
 * What the methods of an application carry.
 */
enum Kind {

	/**
	 * Nothing.
	 */
	PLAIN(null),

	/**
	 * An annotation with an advice that does nothing.
	 */
	ADVISED(Advised.class),

	/**
	 * The annotation of the starter.
	 */
	GUARDED(PrimaryOnly.class);

	private final @Nullable Class<? extends Annotation> annotation;

	Kind(@Nullable Class<? extends Annotation> annotation) {
		this.annotation = annotation;
	}

	@Nullable Class<? extends Annotation> annotation() {
		return this.annotation;
	}

}
