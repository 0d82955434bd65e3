/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.store.file;

import org.jspecify.annotations.Nullable;

/**
 * A directory or file that no election can stand on. The message is one sentence: what is
 * wrong, and what to type.
 */
class UnusableFileException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	private final String problem;

	private final String cure;

	UnusableFileException(String problem, String cure) {
		this(problem, cure, null);
	}

	UnusableFileException(String problem, String cure, @Nullable Throwable cause) {
		super(problem + ": " + cure + ".", cause);
		this.problem = problem;
		this.cure = cure;
	}

	String problem() {
		return this.problem;
	}

	String cure() {
		return this.cure;
	}

}
