/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.store.file;

/**
 * A directory or file that no election can stand on. The message is one sentence, which
 * says what is wrong, names {@code coordination.file.directory} where that is the cure,
 * and says what to type.
 */
class UnusableFileException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	UnusableFileException(String sentence) {
		super(sentence);
	}

	UnusableFileException(String sentence, Throwable cause) {
		super(sentence, cause);
	}

}
