/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.autoconfigure;

import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import io.github.coordination.PrimaryElection;
import io.github.coordination.PrimaryElections;
import io.github.coordination.PrimaryOnly;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Starts an application with each of many bad inputs, and reads what it prints.
 */
@ExtendWith(OutputCaptureExtension.class)
@Timeout(value = 120, unit = TimeUnit.SECONDS)
class BadInputTests {

	private static final String MEMORY = "coordination.store=memory";

	private static final String NAME_RULE = "Use 1 to 64 letters, digits, spaces, dots, hyphens or underscores, "
			+ "with a letter or digit at both ends.";

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			lease                 | 0s
			lease                 | -1s
			lease                 | 1ns
			lease                 | 2d
			lease                 | 9223372036854775807s
			renew                 | 0
			renew                 | -5s
			renew                 | 1us
			renew                 | 9223372036854775807s
			request-timeout       | 0s
			request-timeout       | -1ms
			request-timeout       | 25h
			guard                 | 0s
			guard                 | -500ms
			guard                 | 1d1h
			drain-timeout         | 0s
			drain-timeout         | -1s
			drain-timeout         | 9223372036854775807s
			first-outcome-timeout | 0s
			first-outcome-timeout | -1s
			first-outcome-timeout | 9223372036854775807s
			""")
	void durationOutOfRangeIsRefused(String name, String value, CapturedOutput output) {
		FailedStart failed = start(output, "coordination.primary.%s=%s".formatted(name, value));
		assertThat(failed.description()).startsWith("coordination.primary.%s is ".formatted(name))
			.contains("commandLineArgs");
		assertThat(failed.action()).startsWith("Set ").contains("a duration such as 10s");
	}

	@ParameterizedTest
	@ValueSource(strings = { "lease", "renew", "request-timeout", "guard", "drain-timeout", "first-outcome-timeout" })
	void durationThatOverflowsOrIsNoneIsRefused(String name, CapturedOutput output) {
		for (String value : new String[] { "106751992167300d", "garbage", "10 s s", "${nothing}" }) {
			FailedStart failed = start(output, "coordination.primary.%s=%s".formatted(name, value));
			assertThat(failed.description()).startsWith("coordination.primary.%s is \"%s\"".formatted(name, value))
				.endsWith("which is not a duration that can be used.");
			assertThat(failed.action()).isEqualTo("Set it to a duration such as 10s or 500ms.");
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "lease", "renew", "request-timeout", "guard", "drain-timeout", "first-outcome-timeout",
			"health.unreachable-status" })
	void emptyValueIsRefused(String name, CapturedOutput output) {
		FailedStart failed = start(output, "coordination.primary.%s=".formatted(name));
		assertThat(failed.description()).startsWith("coordination.primary." + name).endsWith(" is empty.");
		assertThat(failed.action()).isEqualTo("Give coordination.primary.%s a value, or remove it.".formatted(name));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			textBlock = """
					renew=5s             | renew is 5000ms, more than a third of the lease      | Set it to 3333ms or less
					request-timeout=9s   | request-timeout is 9000ms, more than the 2500ms      | Set it to 2500ms or less.
					guard=9s             | guard leaves 950 ms of the lease of 10000ms          | Set a longer lease, or a smaller guard
					lease=1ms            | guard leaves -499 ms of the lease of 1ms             | Set a longer lease, or a smaller guard
					lease=1400ms         | guard leaves 893 ms of the lease of 1400ms           | Set a longer lease, or a smaller guard
					drain-timeout=28s    | drain-timeout is 28000 ms, which with one request    | Set a shorter drain-timeout
					drain-timeout=1d     | drain-timeout is 86400000 ms, which with one request | Set a shorter drain-timeout
					drift=-0.1           | drift is -0.1                                        | Set it between 0 and 0.1.
					drift=0.2            | drift is 0.2                                         | Set it between 0 and 0.1.
					drift=NaN            | drift is NaN                                         | Set it between 0 and 0.1.
					drift=1e999          | drift is Infinity                                    | Set it between 0 and 0.1.
					drift=garbage        | drift is "garbage"                                   | Set it to a number.
					drift=               | drift is ""                                          | Set it to a number.
					health.unreachable-status=sideways | health.unreachable-status is "sideways" | Set it to one of unknown, up,
					""")
	void contradictionIsRefused(String property, String problem, String action, CapturedOutput output) {
		FailedStart failed = withDefaultTimings(output, "coordination.primary." + property);
		assertThat(failed.description()).startsWith("coordination.primary." + problem);
		assertThat(failed.action()).startsWith(action);
	}

	@Test
	void shutdownPhaseTooShortForTheDrainIsRefused(CapturedOutput output) {
		FailedStart failed = withDefaultTimings(output, "spring.lifecycle.timeout-per-shutdown-phase=12s");
		assertThat(failed.description()).startsWith("coordination.primary.drain-timeout is 10000 ms")
			.contains("not below the 12000 ms of spring.lifecycle.timeout-per-shutdown-phase");
		assertThat(failed.action()).contains("spring.lifecycle.timeout-per-shutdown-phase to more than 12000ms");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			coordination.primary.leese           | coordination.primary.lease
			coordination.primary.requesttimeuot  | coordination.primary.request-timeout
			coordination.primary.health.status   | coordination.primary.health.unreachable-status
			coordination.primary.lease.length    | coordination.primary.lease
			coordination.prinary.lease           | coordination.primary.lease
			coordination.Prinary.Lease           | coordination.primary.lease
			coordination.lease                   | coordination.primary.lease
			coordination.primary                 | coordination.primary.
			coordination.memory.size             | coordination.
			coordination.stor                    | coordination.store
			coordination.store.file.directory    | coordination.file.directory
			coordination.enable                  | coordination.enabled
			coordination.service.host            | coordination.
			coordination.consumers.count         | coordination.
			""")
	void unknownKeyIsRefused(String key, String nearest, CapturedOutput output) {
		FailedStart failed = start(output, key + "=1");
		assertThat(failed.description()).startsWithIgnoringCase(key + " (").endsWith(" is not a property.");
		assertThat(failed.action()).startsWith("Use " + nearest).endsWith(", or remove it.");
	}

	@Test
	void everyUnknownKeyIsNamedUpToABound(CapturedOutput output) {
		String[] properties = new String[13];
		properties[0] = MEMORY;
		for (int i = 1; i < properties.length; i++) {
			properties[i] = "coordination.key%d=1".formatted(i + 9);
		}
		FailedStart failed = FailedStart.of(output, Nothing.class, properties);
		assertThat(failed.description().split(";")).hasSize(10);
	}

	@ParameterizedTest
	@ValueSource(strings = { "postgres", "", " ", "false", "memory,file", "../file", "'; DROP TABLE" })
	void unknownStoreIsRefused(String store, CapturedOutput output) {
		FailedStart failed = FailedStart.of(output, Nothing.class, "coordination.store=" + store);
		assertThat(failed.description()).startsWith("coordination.store is \"%s\"".formatted(store));
		assertThat(failed.action()).startsWith("Use one of ").contains("file", "fixed", "memory");
	}

	@Test
	void nearestStoreIsNamedFirst(CapturedOutput output) {
		assertThat(FailedStart.of(output, Nothing.class, "coordination.store=memroy").action())
			.startsWith("Use one of memory, ");
	}

	@ParameterizedTest
	@ValueSource(strings = { "maybe", "", "no", "1" })
	void enabledHasToBeTrueOrFalse(String value, CapturedOutput output) {
		FailedStart failed = start(output, "coordination.enabled=" + value);
		assertThat(failed.description()).startsWith("coordination.enabled is \"%s\"".formatted(value));
		assertThat(failed.action()).isEqualTo("Set it to true or false.");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			other=true    | coordination.fixed.other             | Use coordination.fixed.primary instead
			primary=maybe | coordination.fixed.primary is "maybe" | Set it to true or false.
			primary=      | coordination.fixed.primary           | Give coordination.fixed.primary a value
			""")
	void fixedStoreHasToKnowWhoIsPrimary(String property, String problem, String action, CapturedOutput output) {
		FailedStart failed = FailedStart.of(output, Nothing.class, "coordination.store=fixed",
				"coordination.fixed." + property);
		assertThat(failed.description()).startsWith(problem);
		assertThat(failed.action()).startsWith(action);
	}

	@Test
	void fixedStoreWithoutItsPropertyIsRefused(CapturedOutput output) {
		FailedStart failed = FailedStart.of(output, Nothing.class, "coordination.store=fixed");
		assertThat(failed.description()).startsWith("coordination.fixed.primary is not set");
		assertThat(failed.action()).startsWith("Set it to true on the one worker");
	}

	@ParameterizedTest
	@ValueSource(strings = { " ", "../orders", "a/b", "nul\0", "bell\u0007", "\u202Esredro", "orders\u200F",
			"'; DROP TABLE orders", "-orders", "orders.", "line\nbreak" })
	void badNameIsRefused(String name, CapturedOutput output) {
		assertThat(start(output, "spring.application.name=" + name)).satisfies((failed) -> {
			assertThat(failed.description()).startsWith("spring.application.name is \"");
			assertThat(failed.action()).isEqualTo(NAME_RULE);
			assertThat(failed.description()).doesNotContainPattern("[\\p{Cntrl}\\u202E\\u200F]");
		});
		assertThat(election(output, name)).satisfies((failed) -> {
			assertThat(failed.description()).startsWith("The name of the election is \"");
			assertThat(failed.action()).isEqualTo(NAME_RULE);
			assertThat(failed.description()).doesNotContainPattern("[\\p{Cntrl}\\u202E\\u200F]");
		});
	}

	@Test
	void overlongNameIsRefusedAndCutShort(CapturedOutput output) {
		String name = "x".repeat(300);
		assertThat(start(output, "spring.application.name=" + name).description()).hasSizeLessThan(120);
		assertThat(election(output, name).description()).hasSizeLessThan(120);
	}

	@Test
	void emptyNameOfAnElectionIsRefused(CapturedOutput output) {
		assertThat(election(output, "").description()).isEqualTo("The name of the election is \"\".");
	}

	@Test
	void badNameInTheAnnotationIsRefused(CapturedOutput output) {
		FailedStart failed = FailedStart.of(output, BadAnnotation.class, MEMORY);
		assertThat(failed.description() + failed.action()).contains("../reports", "1 to 64 letters");
	}

	@Test
	void electionTooManyIsRefused(CapturedOutput output) {
		FailedStart failed = FailedStart.of(output, Hundred.class, MEMORY);
		assertThat(failed.description()).isEqualTo("Cannot stand in election \"e99\", because there are 100 already.");
		assertThat(failed.action()).isEqualTo("Use fewer names in @PrimaryOnly.");
	}

	private static FailedStart start(CapturedOutput output, String property) {
		return FailedStart.of(output, Nothing.class, MEMORY, property);
	}

	/**
	 * With a store that prefers no timings of its own.
	 */
	private static FailedStart withDefaultTimings(CapturedOutput output, String property) {
		return FailedStart.of(output, Nothing.class, "coordination.store=fixed", "coordination.fixed.primary=true",
				property);
	}

	private static FailedStart election(CapturedOutput output, String name) {
		return FailedStart.of(output, OneElection.class, MEMORY, "election=" + name);
	}

	@Configuration(proxyBeanMethods = false)
	static class Nothing {

	}

	@Configuration(proxyBeanMethods = false)
	static class OneElection {

		@Bean
		PrimaryElection chosen(PrimaryElections elections, @Value("${election}") String name) {
			return elections.get(name);
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class Hundred {

		@Bean
		String elections(PrimaryElections elections) {
			elections.get(PrimaryElection.DEFAULT_NAME);
			for (int i = 0; i < 100; i++) {
				elections.get("e" + i);
			}
			return "all";
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class BadAnnotation {

		@Bean
		Reports reports() {
			return new Reports();
		}

	}

	static class Reports {

		@PrimaryOnly("../reports")
		public void send() {
		}

	}

}
