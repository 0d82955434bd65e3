/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.autoconfigure.failure;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.util.StringUtils;

/**
 * Analyzes failures whose message is one sentence: what is wrong, a colon, what to type
 * instead.
 *
 * @param <T> type of the failure
 */
abstract class SentenceFailureAnalyzer<T extends Throwable> extends AbstractFailureAnalyzer<T> {

	private static final String SEPARATOR = ": ";

	@Override
	protected FailureAnalysis analyze(Throwable rootFailure, T cause) {
		return of(String.valueOf(cause.getMessage()), cause);
	}

	/**
	 * Split a sentence at its last colon.
	 * @param sentence the sentence
	 * @param cause the failure
	 * @return the analysis
	 */
	static FailureAnalysis of(String sentence, Throwable cause) {
		int end = sentence.lastIndexOf(SEPARATOR);
		String problem = sentence.substring(0, end) + ".";
		String action = StringUtils.capitalize(sentence.substring(end + SEPARATOR.length()));
		return new FailureAnalysis(problem, action, cause);
	}

}
