/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.guard.plan;

/**
 * {@link io.github.coordination.PrimaryOnly} stands where it cannot work. Stops the
 * start-up, because a guard that is bypassed is worse than none.
 *
 * @since 0.1.0
 */
public class UnworkableGuardException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	private final String cure;

	/**
	 * Create the exception.
	 * @param problem what is annotated and why that cannot work
	 * @param cure what to do instead
	 */
	public UnworkableGuardException(String problem, String cure) {
		super(problem);
		this.cure = cure;
	}

	/**
	 * Create the exception.
	 * @param problem what is annotated and why that cannot work
	 * @param cure what to do instead
	 * @param cause what showed it
	 */
	public UnworkableGuardException(String problem, String cure, Throwable cause) {
		super(problem, cause);
		this.cure = cure;
	}

	/**
	 * What to do instead.
	 * @return a sentence
	 */
	public String getCure() {
		return this.cure;
	}

}
