/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.autoconfigure;

import java.time.Duration;

import org.junit.jupiter.api.Test;

import io.github.coordination.election.core.InvalidTimingException;
import io.github.coordination.election.core.Timings;
import io.github.coordination.lease.LeaseDefaults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

class PrimaryPropertiesTests {

	private static final LeaseDefaults CHEAP_RENEWAL = new LeaseDefaults(Duration.ofSeconds(3), Duration.ofMillis(250));

	private final PrimaryProperties properties = new PrimaryProperties();

	@Test
	void everythingFollowsFromTheDefaultLease() {
		Timings timings = this.properties.timings(LeaseDefaults.REMOTE);
		assertThat(timings.lease()).isEqualTo(Duration.ofSeconds(10));
		assertThat(timings.renew()).isEqualTo(Duration.ofMillis(2500));
		assertThat(timings.requestTimeout()).isEqualTo(Duration.ofSeconds(2));
		assertThat(timings.guard()).isEqualTo(Duration.ofSeconds(1));
		assertThat(timings.drift()).isEqualTo(Timings.DEFAULT_DRIFT);
	}

	@Test
	void storeSaysWhatSuitsIt() {
		Timings timings = this.properties.timings(CHEAP_RENEWAL);
		assertThat(timings.lease()).isEqualTo(Duration.ofSeconds(3));
		assertThat(timings.renew()).isEqualTo(Duration.ofMillis(250));
		assertThat(timings.requestTimeout()).isEqualTo(Duration.ofMillis(250));
	}

	@Test
	void longerLeaseIsRenewedAsOftenAsTheStoreLikes() {
		this.properties.setLease(Duration.ofSeconds(20));
		assertThat(this.properties.timings(CHEAP_RENEWAL).renew()).isEqualTo(Duration.ofMillis(250));
		assertThat(this.properties.timings(LeaseDefaults.REMOTE).renew()).isEqualTo(Duration.ofSeconds(5));
	}

	@Test
	void shorterLeaseIsRenewedAfterAQuarterOfIt() {
		this.properties.setLease(Duration.ofMillis(800));
		this.properties.setGuard(Duration.ofMillis(100));
		assertThat(this.properties.timings(CHEAP_RENEWAL).renew()).isEqualTo(Duration.ofMillis(200));
	}

	@Test
	void shortLeaseNeedsAGuardToo() {
		this.properties.setLease(Duration.ofMillis(1500));
		assertThatNoException().isThrownBy(() -> this.properties.timings(LeaseDefaults.REMOTE));
		this.properties.setLease(Duration.ofMillis(1400));
		assertThatExceptionOfType(InvalidTimingException.class)
			.isThrownBy(() -> this.properties.timings(LeaseDefaults.REMOTE))
			.satisfies((ex) -> assertThat(ex.getProperty()).isEqualTo("coordination.primary.guard"));
	}

	@Test
	void renewalThatIsSetWinsOverTheStore() {
		this.properties.setRenew(Duration.ofSeconds(1));
		assertThat(this.properties.timings(CHEAP_RENEWAL).renew()).isEqualTo(Duration.ofSeconds(1));
	}

	@Test
	void renewalThatDoesNotFitTheStoresLeaseIsRefused() {
		this.properties.setRenew(Duration.ofSeconds(2));
		assertThatNoException().isThrownBy(() -> this.properties.timings(LeaseDefaults.REMOTE));
		assertThatExceptionOfType(InvalidTimingException.class).isThrownBy(() -> this.properties.timings(CHEAP_RENEWAL))
			.withMessage("coordination.primary.renew is 2000ms, more than a third of the lease of 3000ms: "
					+ "set it to 1000ms or less, or the lease to 6000ms or more.");
	}

	@Test
	void firstOutcomeIsWaitedForTwoRequestsUnlessSet() {
		Timings timings = this.properties.timings(LeaseDefaults.REMOTE);
		assertThat(this.properties.firstOutcomeTimeout(timings)).isEqualTo(Duration.ofSeconds(4));
		this.properties.setFirstOutcomeTimeout(Duration.ofMillis(7));
		assertThat(this.properties.firstOutcomeTimeout(timings)).isEqualTo(Duration.ofMillis(7));
	}

	@Test
	void boundsOfADurationAreAccepted() {
		this.properties.setLease(Duration.ofDays(1));
		this.properties.setGuard(Duration.ofMillis(1));
		this.properties.setDrainTimeout(Duration.ofMillis(1));
		assertThatNoException().isThrownBy(this.properties::afterPropertiesSet);
	}

	@Test
	void durationIsShownAsItWouldBeTyped() {
		this.properties.setDrainTimeout(Duration.ofSeconds(-3));
		assertThatExceptionOfType(InvalidTimingException.class).isThrownBy(this.properties::afterPropertiesSet)
			.withMessage("coordination.primary.drain-timeout is -3000ms, not between 1ms and one day: "
					+ "set a duration such as 10s.");
	}

	@Test
	void tooLongByOneNanosecondIsRefused() {
		this.properties.setFirstOutcomeTimeout(Duration.ofDays(1).plusNanos(1));
		assertThatExceptionOfType(InvalidTimingException.class).isThrownBy(this.properties::afterPropertiesSet)
			.withMessageStartingWith("coordination.primary.first-outcome-timeout is PT24H0.000000001S,");
	}

}
