/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.guard.plan;

import java.lang.reflect.Method;
import java.util.Objects;

import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.AnnotatedElementUtils;

import io.github.coordination.PrimaryOnly;
import io.github.coordination.election.ElectionName;

/**
 * What one annotation asks for.
 *
 * @param election name of the election
 * @param otherwise what a call does on a worker that may not run it
 * @param onLoss what happens to a running call when the term is lost
 * @param missed what becomes of a cron job that was due while no worker could run it
 * @param fenced whether its transactions commit only within the newest term
 * @since 0.1.0
 */
public record GuardRule(String election, PrimaryOnly.Otherwise otherwise, PrimaryOnly.OnLoss onLoss,
		PrimaryOnly.Missed missed, boolean fenced) {

	static GuardRule of(PrimaryOnly annotation) {
		return new GuardRule(annotation.value(), annotation.otherwise(), annotation.onLoss(), annotation.missed(),
				annotation.fenced());
	}

	/**
	 * The rule of a method, or {@code null} if the method is not annotated.
	 */
	static @Nullable GuardRule of(Method method) {
		PrimaryOnly annotation = AnnotatedElementUtils.findMergedAnnotation(method, PrimaryOnly.class);
		return (annotation != null) ? of(annotation) : null;
	}

	/**
	 * Refuse a name that no election can have.
	 * @param where what is annotated
	 * @throws UnworkableGuardException with what to type instead
	 */
	void checkElection(String where) {
		try {
			ElectionName.require(this.election);
		}
		catch (IllegalArgumentException ex) {
			throw new UnworkableGuardException("@PrimaryOnly on %s names an election that cannot be.".formatted(where),
					Objects.toString(ex.getMessage()));
		}
	}

	/**
	 * Whether the loss of the term interrupts a running call.
	 * @return whether it does
	 */
	public boolean isInterruptible() {
		return this.onLoss == PrimaryOnly.OnLoss.INTERRUPT;
	}

	/**
	 * Whether a cron job that was missed is made up for.
	 * @return whether it is
	 */
	public boolean runsMissed() {
		return this.missed == PrimaryOnly.Missed.RUN;
	}

	/**
	 * Whether a call that may not run throws.
	 * @return whether it does
	 */
	public boolean throwsOtherwise() {
		return this.otherwise == PrimaryOnly.Otherwise.THROW;
	}

}
