/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.election.core;

import java.time.Duration;
import java.time.temporal.ChronoUnit;

import org.jspecify.annotations.Nullable;

/**
 * The times of an election, which satisfy each other.
 *
 * @param lease length of a lease
 * @param renew time between two renewals
 * @param requestTimeout bound on one store call
 * @param guard safety margin by which a term ends before its lease
 * @param drift largest difference of two clocks' rates, as a fraction
 * @since 0.1.0
 */
public record Timings(Duration lease, Duration renew, Duration requestTimeout, Duration guard, double drift) {

	/**
	 * Largest difference of two clocks' rates unless set.
	 */
	public static final double DEFAULT_DRIFT = 0.005;

	private static final Duration MAX_LEASE = Duration.ofDays(1);

	private static final double MAX_DRIFT = 0.1;

	/**
	 * Check that the times satisfy each other.
	 * @throws InvalidTimingException with the property to change
	 */
	public Timings {
		requirePositive("lease", lease);
		requirePositive("renew", renew);
		requirePositive("request-timeout", requestTimeout);
		requirePositive("guard", guard);
		if (!(drift >= 0 && drift <= MAX_DRIFT)) {
			throw new InvalidTimingException("drift", "is %s: set it between 0 and %s.".formatted(drift, MAX_DRIFT));
		}
		if (renew.compareTo(lease.dividedBy(3)) > 0) {
			throw new InvalidTimingException("renew",
					"is %s, more than a third of the lease of %s: set it to %s or less, or the lease to %s or more."
						.formatted(text(renew), text(lease), text(lease.dividedBy(3).truncatedTo(ChronoUnit.MILLIS)),
								text(renew.multipliedBy(3))));
		}
		if (requestTimeout.compareTo(renew) > 0) {
			throw new InvalidTimingException("request-timeout",
					"is %s, more than the %s between two renewals: set it to %s or less."
						.formatted(text(requestTimeout), text(renew), text(renew)));
		}
		long usable = usable(lease, guard, drift);
		long needed = renew.plus(requestTimeout.multipliedBy(2)).toNanos();
		if (usable < needed) {
			throw new InvalidTimingException("guard",
					("leaves %d ms of the lease of %s, but one renewal and two request timeouts need %d ms: "
							+ "set a longer lease, or a smaller guard, renew or request-timeout.")
						.formatted(usable / 1_000_000, text(lease), needed / 1_000_000));
		}
	}

	/**
	 * Fill in what is not set.
	 * @param lease length of a lease
	 * @param renew time between renewals, or {@code null} for a quarter of the lease
	 * @param requestTimeout bound on a store call, or {@code null} for a fifth of the
	 * lease but at most two seconds and at most {@code renew}
	 * @param guard safety margin, or {@code null} for a tenth of the lease but at least
	 * half a second
	 * @param drift largest difference of clock rates, as a fraction
	 * @return the timings
	 * @throws InvalidTimingException with the property to change
	 */
	public static Timings of(Duration lease, @Nullable Duration renew, @Nullable Duration requestTimeout,
			@Nullable Duration guard, double drift) {
		requirePositive("lease", lease);
		Duration renewal = (renew != null) ? renew : lease.dividedBy(4);
		Duration timeout = (requestTimeout != null) ? requestTimeout
				: min(min(lease.dividedBy(5), Duration.ofSeconds(2)), renewal);
		Duration margin = (guard != null) ? guard : max(lease.dividedBy(10), Duration.ofMillis(500));
		return new Timings(lease, renewal, timeout, margin, drift);
	}

	/**
	 * How long a term lasts after the request that earned it was sent:
	 * {@code lease x (1 - drift) - guard}.
	 * @return nanoseconds
	 */
	public long usableNanos() {
		return usable(this.lease, this.guard, this.drift);
	}

	private static long usable(Duration lease, Duration guard, double drift) {
		return (long) (lease.toNanos() * (1 - drift)) - guard.toNanos();
	}

	private static void requirePositive(String property, Duration value) {
		if (value.isNegative() || value.isZero() || value.compareTo(MAX_LEASE) > 0) {
			throw new InvalidTimingException(property,
					"is %s: set a duration above zero and up to one day, for example 10s.".formatted(text(value)));
		}
	}

	private static Duration min(Duration left, Duration right) {
		return (left.compareTo(right) <= 0) ? left : right;
	}

	private static Duration max(Duration left, Duration right) {
		return (left.compareTo(right) >= 0) ? left : right;
	}

	private static String text(Duration duration) {
		boolean exact = duration.compareTo(MAX_LEASE) <= 0 && !duration.isNegative()
				&& duration.toNanos() % 1_000_000 == 0;
		return exact ? duration.toMillis() + "ms" : duration.toString();
	}

}
