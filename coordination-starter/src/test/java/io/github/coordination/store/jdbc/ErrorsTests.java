/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.store.jdbc;

import java.sql.SQLException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Errors as the databases number them.
 */
class ErrorsTests {

	private static final Tables TABLES = new Tables("x_");

	@ParameterizedTest
	@CsvSource({ "42P01, 0, are missing", "42S02, 1146, are missing", "42S02, 42102, are missing",
			"S0002, 208, are missing", "42000, 942, are missing", "42703, 0, other columns",
			"42S22, 1054, other columns", "42501, 0, grant it", "42000, 1142, grant it", "90096, 90096, grant it",
			"25006, 0, is read-only", "HY000, 1290, is read-only", "28P01, 0, user or its password",
			"28000, 1045, user or its password", "3D000, 0, does not exist", "42000, 1049, does not exist" })
	void whatAPersonMustCureIsOneSentence(String state, int number, String clause) {
		String sentence = Errors.sentence(new SQLException("foreign text", state, number), TABLES);
		assertThat(sentence).contains(clause).endsWith(".").doesNotContain("foreign text");
	}

	@ParameterizedTest
	@CsvSource({ "08006, 0", "57P01, 0", "53300, 0", "HY000, 0", "08S01, 1927", "22001, 0", ", 0" })
	void whatMayBeAnOutageIsNot(String state, int number) {
		SQLException failure = new SQLException("gone", state, number);
		assertThat(Errors.sentence(failure, TABLES)).isNull();
		assertThat(Errors.isLostRace(failure)).isFalse();
		assertThat(Errors.isLocked(failure)).isFalse();
	}

	@ParameterizedTest
	@CsvSource({ "23505, 0", "23000, 1062", "23505, 23505", "23000, 2627", "23000, 1", "40001, 1213", "40P01, 0",
			"40001, 1205", "42P07, 0", "42710, 0", "42S01, 1050" })
	void whoeverWasTooLateHasLostARace(String state, int number) {
		SQLException failure = new SQLException("late", state, number);
		assertThat(Errors.isLostRace(failure)).isTrue();
		assertThat(Errors.isLocked(failure)).isFalse();
	}

	@ParameterizedTest
	@CsvSource({ "55P03, 0", "HY000, 1205", "HYT00, 50200", "S0001, 1222", "72000, 30006" })
	void rowThatStaysLockedIsNoRace(String state, int number) {
		SQLException failure = new SQLException("locked", state, number);
		assertThat(Errors.isLocked(failure)).isTrue();
		assertThat(Errors.isLostRace(failure)).isFalse();
	}

	@ParameterizedTest
	@CsvSource({ "08001, true", "28P01, true", "3D000, true", "57P01, true", "57P03, true", "53300, false",
			"42501, false", "57014, false", ", false" })
	void whatKeepsFromConnectingConcernsCallsToo(String state, boolean connecting) {
		assertThat(Errors.isOfConnecting(new SQLException("failed", state))).isEqualTo(connecting);
		assertThat(Errors.isOfConnecting(new IllegalStateException("failed"))).isFalse();
	}

	@Test
	void violationOfAnotherRuleIsNoRace() {
		assertThat(Errors.isLostRace(new SQLException("null", "23000", 1048))).isFalse();
	}

	@Test
	void failureShowsOneSafeLineOfTheDriversText() {
		DatabaseFailure failure = new DatabaseFailure(new SQLException("first\u001b[31m line\nsecond line"));
		assertThat(failure).hasMessage("The database has failed: first?[31m line")
			.hasCauseInstanceOf(SQLException.class);
	}

}
