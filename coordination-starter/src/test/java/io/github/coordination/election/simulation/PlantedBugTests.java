/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.election.simulation;

import java.util.Map;
import java.util.function.LongFunction;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * The simulation catches an engine that is broken on purpose.
 */
class PlantedBugTests {

	private static final Log logger = LogFactory.getLog(PlantedBugTests.class);

	@ParameterizedTest
	@EnumSource
	void plantedBugIsCaught(PlantedBug bug) throws Exception {
		LongFunction<String> schedule = new MutantLoader(bug.compile()).schedule();
		String broken = null;
		int seed = 0;
		while (broken == null && seed < bug.schedules()) {
			seed++;
			broken = schedule.apply(seed);
		}
		assertThat(broken).as("%s within %d schedules", bug, bug.schedules()).isNotNull();
		logger.info(bug + " was caught by schedule " + seed + ": " + broken.lines().findFirst().orElseThrow());
	}

	@Test
	void copyWithoutABugKeepsEveryPromise() throws Exception {
		LongFunction<String> schedule = new MutantLoader(Map.of()).schedule();
		assertThat(schedule.getClass()).isNotSameAs(Schedule.class);
		for (int seed = 1; seed <= 100; seed++) {
			assertThat(schedule.apply(seed)).isNull();
		}
	}

	@Test
	void bugThatCannotBePlantedIsAnError() {
		assertThatIllegalArgumentException()
			.isThrownBy(
					() -> MutantCompiler.compile("src/main/java/io/github/coordination/Term.java", "no such text", ""))
			.withMessageContaining("no such text");
		assertThatIllegalArgumentException()
			.isThrownBy(() -> MutantCompiler.compile("src/main/java/io/github/coordination/Term.java", "record Term",
					"nonsense"))
			.withMessageContaining("does not compile");
	}

}
