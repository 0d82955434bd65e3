/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.store.file;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.util.StringUtils;

/**
 * Says why the file store cannot be opened, and what to type.
 */
class UnusableFileFailureAnalyzer extends AbstractFailureAnalyzer<UnusableFileException> {

	@Override
	protected FailureAnalysis analyze(Throwable rootFailure, UnusableFileException cause) {
		return new FailureAnalysis(cause.problem() + ".", StringUtils.capitalize(cause.cure()) + ".", cause);
	}

}
