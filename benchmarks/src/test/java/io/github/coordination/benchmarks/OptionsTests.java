/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.benchmarks;

import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class OptionsTests {

	private static final List<String> SECTIONS = List.of("calls", "failover");

	@Test
	void asksForEverythingByDefault() {
		Options options = options();
		assertThat(options.asksFor("calls")).isTrue();
		assertThat(options.asksFor("failover")).isTrue();
	}

	@Test
	void asksOnlyForTheNamedSections() {
		Options options = options("failover");
		assertThat(options.asksFor("calls")).isFalse();
		assertThat(options.asksFor("failover")).isTrue();
	}

	@Test
	void takesLongRunsOnRequest() {
		assertThat(options().number("repetitions", 5, 21)).isEqualTo(5);
		assertThat(options("--long").number("repetitions", 5, 21)).isEqualTo(21);
		assertThat(options("--long", "--repetitions=7").number("repetitions", 5, 21)).isEqualTo(7);
	}

	@Test
	void readsTextAndJvmOptions() {
		Options options = options("--heap=1g", "--jvm=-XX:+UseSerialGC,-Xshare:off");
		assertThat(options.text("heap", "64m")).isEqualTo("1g");
		assertThat(options.jvmOptions()).containsExactly("-XX:+UseSerialGC", "-Xshare:off");
		assertThat(options().jvmOptions()).isEmpty();
	}

	@Test
	void saysWhatToTypeInsteadOfAnUnknownArgument() {
		for (String argument : List.of("call", "--lengthy", "--heap", "", "heap=1g")) {
			assertThatIllegalArgumentException().isThrownBy(() -> options(argument))
				.withMessageContaining("'" + argument + "'")
				.withMessageContaining("calls, failover, --long, --repetitions=");
		}
	}

	@Test
	void refusesWhatIsNoNumber() {
		for (String value : List.of("0", "-1", "many", "", "9999999")) {
			Options options = options("--forks=" + value);
			assertThatIllegalArgumentException().isThrownBy(() -> options.number("forks", 1, 3))
				.withMessageContaining("--forks");
		}
	}

	@Test
	void readsListsOfNumbers() {
		assertThat(options().numbers("workers", List.of(3, 30))).containsExactly(3, 30);
		assertThat(options("--workers=2,7").numbers("workers", List.of(3))).containsExactly(2, 7);
		Options options = options("--workers=2,many");
		assertThatIllegalArgumentException().isThrownBy(() -> options.numbers("workers", List.of(3)))
			.withMessageContaining("'many'");
	}

	@Test
	void choosesAmongThingsByName() {
		List<Thread.State> all = List.of(Thread.State.NEW, Thread.State.BLOCKED);
		assertThat(options().choice("engine", all)).isEqualTo(all);
		assertThat(options("--engine=blocked").choice("engine", all)).containsExactly(Thread.State.BLOCKED);
		for (String value : List.of("", "BLOCKED", "runnable")) {
			Options options = options("--engine=" + value);
			assertThatIllegalArgumentException().isThrownBy(() -> options.choice("engine", all))
				.withMessageContaining("--engine")
				.withMessageContaining("new, blocked");
		}
	}

	private static Options options(String... arguments) {
		return Options.of(arguments, SECTIONS);
	}

}
