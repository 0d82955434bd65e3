/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.autoconfigure.failure;

import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.Environment;

import io.github.coordination.election.core.InvalidTimingException;

/**
 * Analyzes timings that contradict each other or make no sense.
 */
class InvalidTimingFailureAnalyzer extends SentenceFailureAnalyzer<InvalidTimingException> {

	private final Environment environment;

	InvalidTimingFailureAnalyzer(Environment environment) {
		this.environment = environment;
	}

	@Override
	protected FailureAnalysis analyze(Throwable rootFailure, InvalidTimingException cause) {
		FailureAnalysis analysis = super.analyze(rootFailure, cause);
		String origin = (this.environment instanceof ConfigurableEnvironment configurable)
				? Keys.origin(cause.getProperty(), configurable) : "";
		String problem = analysis.getDescription();
		String sentence = problem.substring(0, problem.length() - 1) + origin + ".";
		return new FailureAnalysis(sentence, analysis.getAction(), cause);
	}

}
