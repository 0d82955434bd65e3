/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.autoconfigure.failure;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

import io.github.coordination.guard.plan.UnworkableGuardException;

/**
 * Says what {@code @PrimaryOnly} cannot guard and what to do instead.
 */
class UnworkableGuardFailureAnalyzer extends AbstractFailureAnalyzer<UnworkableGuardException> {

	@Override
	protected FailureAnalysis analyze(Throwable rootFailure, UnworkableGuardException cause) {
		return new FailureAnalysis(String.valueOf(cause.getMessage()), cause.getCure(), cause);
	}

}
