/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.guard.plan;

import java.lang.reflect.Method;
import java.util.Map;

import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.scheduling.annotation.Schedules;
import org.springframework.util.StringUtils;

/**
 * Where {@code missed = RUN} can mean something: on cron jobs only.
 */
final class MissedJobs {

	private MissedJobs() {
	}

	/**
	 * Refuse to make up for what is never missed.
	 * @throws UnworkableGuardException with the cure
	 */
	static void check(GuardPlan plan) {
		for (Method method : plan.methods().keySet()) {
			GuardRule own = GuardRule.of(method);
			if (own != null && own.runsMissed() && !isCronJob(method)) {
				throw refusal(GuardableMethods.text(plan.type(), method));
			}
		}
		if (plan.rule().runsMissed() && plan.methods().entrySet().stream().noneMatch(MissedJobs::isMadeUpFor)) {
			throw refusal("bean '%s' (%s)".formatted(plan.beanName(), plan.type().getName()));
		}
	}

	private static boolean isMadeUpFor(Map.Entry<Method, GuardRule> guarded) {
		return guarded.getValue().runsMissed() && isCronJob(guarded.getKey());
	}

	private static boolean isCronJob(Method method) {
		return AnnotatedElementUtils.getMergedRepeatableAnnotations(method, Scheduled.class, Schedules.class)
			.stream()
			.anyMatch((scheduled) -> StringUtils.hasText(scheduled.cron()));
	}

	private static UnworkableGuardException refusal(String text) {
		return new UnworkableGuardException(
				"@PrimaryOnly(missed = RUN) on %s cannot work: only a @Scheduled method with a cron expression misses what was due."
					.formatted(text),
				"Remove missed = RUN. A job with a fixed rate or delay runs when its worker becomes the primary anyway.");
	}

}
