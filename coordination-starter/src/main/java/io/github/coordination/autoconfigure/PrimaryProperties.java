/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.autoconfigure;

import java.time.Duration;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.boot.context.properties.ConfigurationProperties;

import io.github.coordination.election.core.InvalidTimingException;
import io.github.coordination.election.core.Timings;
import io.github.coordination.lease.LeaseDefaults;

/**
 * Properties of the primary election.
 *
 * @since 0.1.0
 */
@ConfigurationProperties(value = "coordination.primary", ignoreUnknownFields = false)
public class PrimaryProperties implements InitializingBean {

	private static final Duration MIN = Duration.ofMillis(1);

	private static final Duration MAX = Duration.ofDays(1);

	/**
	 * Length of a lease. After a crash another worker is primary at most this long later.
	 * By default what suits the store.
	 */
	private @Nullable Duration lease;

	/**
	 * Time between two renewals of a lease. By default a quarter of the lease, or less
	 * where the store prefers it.
	 */
	private @Nullable Duration renew;

	/**
	 * Bound on one call to the store. By default a fifth of the lease, at most 2s and at
	 * most the time between two renewals.
	 */
	private @Nullable Duration requestTimeout;

	/**
	 * Safety margin by which a term ends before its lease. By default a tenth of the
	 * lease, at least 500ms.
	 */
	private @Nullable Duration guard;

	/**
	 * Largest difference between the rates of two clocks, as a fraction.
	 */
	private double drift = 0.005;

	/**
	 * Names of beans that are guarded like annotated ones, for those that one cannot
	 * annotate. In another election with its name, as in quartzScheduler@reports.
	 */
	private @Nullable List<String> beans;

	/**
	 * How long a hand-over waits for running guarded calls before it interrupts them.
	 */
	private Duration drainTimeout = Duration.ofSeconds(10);

	/**
	 * How long ago a cron job with missed = RUN may have been due if a new primary is to
	 * make up for it.
	 */
	private Duration missedWithin = Duration.ofMinutes(15);

	/**
	 * How long a guarded runner waits at start-up to learn whether this worker is the
	 * primary. By default two request timeouts.
	 */
	private @Nullable Duration firstOutcomeTimeout;

	private final Health health = new Health();

	/**
	 * Length of a lease.
	 * @return the length, {@code null} for the store's default
	 */
	public @Nullable Duration getLease() {
		return this.lease;
	}

	public void setLease(@Nullable Duration lease) {
		this.lease = lease;
	}

	/**
	 * Time between two renewals.
	 * @return the time, {@code null} to derive it from the lease
	 */
	public @Nullable Duration getRenew() {
		return this.renew;
	}

	public void setRenew(@Nullable Duration renew) {
		this.renew = renew;
	}

	/**
	 * Bound on one call to the store.
	 * @return the bound, {@code null} to derive it from the lease
	 */
	public @Nullable Duration getRequestTimeout() {
		return this.requestTimeout;
	}

	public void setRequestTimeout(@Nullable Duration requestTimeout) {
		this.requestTimeout = requestTimeout;
	}

	/**
	 * Safety margin by which a term ends before its lease.
	 * @return the margin, {@code null} to derive it from the lease
	 */
	public @Nullable Duration getGuard() {
		return this.guard;
	}

	public void setGuard(@Nullable Duration guard) {
		this.guard = guard;
	}

	public double getDrift() {
		return this.drift;
	}

	public void setDrift(double drift) {
		this.drift = drift;
	}

	public @Nullable List<String> getBeans() {
		return this.beans;
	}

	public void setBeans(@Nullable List<String> beans) {
		this.beans = beans;
	}

	public Duration getDrainTimeout() {
		return this.drainTimeout;
	}

	public void setDrainTimeout(Duration drainTimeout) {
		this.drainTimeout = drainTimeout;
	}

	public Duration getMissedWithin() {
		return this.missedWithin;
	}

	public void setMissedWithin(Duration missedWithin) {
		this.missedWithin = missedWithin;
	}

	/**
	 * How long a guarded runner waits for the first outcome.
	 * @return the bound, {@code null} to derive it from the request timeout
	 */
	public @Nullable Duration getFirstOutcomeTimeout() {
		return this.firstOutcomeTimeout;
	}

	public void setFirstOutcomeTimeout(@Nullable Duration firstOutcomeTimeout) {
		this.firstOutcomeTimeout = firstOutcomeTimeout;
	}

	public Health getHealth() {
		return this.health;
	}

	/**
	 * The timings for a store. What the user does not set comes from the store's
	 * defaults, the rest is derived from the lease. A lease that the user sets without a
	 * time between renewals is renewed after a quarter of it, or after the store's own
	 * default where that is shorter: a cheap renewal stays frequent.
	 * @param defaults the store's defaults
	 * @return the timings
	 * @throws InvalidTimingException with the property to change
	 */
	public Timings timings(LeaseDefaults defaults) {
		Duration length = (this.lease != null) ? this.lease : defaults.lease();
		Duration renewal = (this.renew != null) ? this.renew : renewal(length, defaults.renew());
		return Timings.of(length, renewal, this.requestTimeout, this.guard, this.drift);
	}

	/**
	 * Bound on one call, for the client of a store.
	 * @param defaults the store's defaults
	 * @return the bound
	 * @throws InvalidTimingException with the property to change
	 */
	public Duration requestTimeout(LeaseDefaults defaults) {
		return timings(defaults).requestTimeout();
	}

	/**
	 * What the store prefers, unless calls may take longer than that.
	 */
	private @Nullable Duration renewal(Duration lease, @Nullable Duration preferred) {
		Duration derived = lease.dividedBy(4);
		if (preferred == null || preferred.compareTo(derived) >= 0) {
			return null;
		}
		Duration call = this.requestTimeout;
		return (call == null || call.compareTo(preferred) <= 0) ? preferred
				: (call.compareTo(derived) < 0) ? call : null;
	}

	/**
	 * How long a guarded runner waits for the first outcome: what the user sets, else two
	 * request timeouts.
	 * @param timings the timings
	 * @return the bound
	 */
	public Duration firstOutcomeTimeout(Timings timings) {
		return (this.firstOutcomeTimeout != null) ? this.firstOutcomeTimeout : timings.requestTimeout().multipliedBy(2);
	}

	/**
	 * Check what can be told without a store, once the properties are bound.
	 * @throws InvalidTimingException with the property to change
	 */
	@Override
	public void afterPropertiesSet() {
		require("lease", this.lease);
		require("renew", this.renew);
		require("request-timeout", this.requestTimeout);
		require("guard", this.guard);
		require("drain-timeout", this.drainTimeout);
		require("missed-within", this.missedWithin);
		require("first-outcome-timeout", this.firstOutcomeTimeout);
	}

	private static void require(String property, @Nullable Duration value) {
		if (value != null && (value.compareTo(MIN) < 0 || value.compareTo(MAX) > 0)) {
			throw new InvalidTimingException(property,
					"is %s, not between 1ms and one day: set a duration such as 10s.".formatted(text(value)));
		}
	}

	private static String text(Duration value) {
		boolean millis = value.abs().compareTo(MAX) < 0 && value.toNanosPart() % 1_000_000 == 0;
		return millis ? value.toMillis() + "ms" : value.toString();
	}

	/**
	 * How the election shows in the application's health.
	 */
	public static class Health {

		/**
		 * Status of the health contributor while the store cannot be reached.
		 */
		private UnreachableStatus unreachableStatus = UnreachableStatus.UNKNOWN;

		public UnreachableStatus getUnreachableStatus() {
			return this.unreachableStatus;
		}

		public void setUnreachableStatus(UnreachableStatus unreachableStatus) {
			this.unreachableStatus = unreachableStatus;
		}

		/**
		 * Status while the store cannot be reached. The names are those of the health
		 * statuses.
		 */
		public enum UnreachableStatus {

			/**
			 * Answered with 200: the worker still does all work that is not guarded.
			 */
			UNKNOWN,

			/**
			 * Answered with 200, as if nothing had happened.
			 */
			UP,

			/**
			 * Answered with 503: takes every worker out of a load balancer at once.
			 */
			OUT_OF_SERVICE,

			/**
			 * Answered with 503: takes every worker out of a load balancer at once.
			 */
			DOWN

		}

	}

}
