/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.store.file;

import java.util.HashSet;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The names of the two files.
 */
class FileNameTests {

	@ParameterizedTest
	@CsvSource({ "shop, primary, shop-primary", "guest-registry, primary, guest-registry-primary", "a, b-c, a-b%2Dc",
			"a-b, c, a-b-c", "My Shop, nightly report, My%20Shop-nightly%20report",
			"größe, primary, gr%C3%B6%C3%9Fe-primary", "v1.2_x, a.b_c, v1.2_x-a.b_c" })
	void plainNamesStayReadable(String application, String election, String stem) {
		FileName name = FileName.of(application, election);
		assertThat(name.lockFile()).isEqualTo(stem + ".lock");
		assertThat(name.slotFile()).isEqualTo(stem + ".slots");
	}

	@Test
	void noTwoPairsShareAFile() {
		String[] names = { "a", "a-b", "a-b-c", "b", "b-c", "c", "a%2Db", "a.b", "a b", "ä", "A" };
		Set<String> stems = new HashSet<>();
		for (String application : names) {
			for (String election : names) {
				assertThat(stems.add(FileName.of(application, election).stem())).as(application + "/" + election)
					.isTrue();
			}
		}
	}

	@Test
	void longestPlainNamesFit() {
		assertThat(FileName.of("a".repeat(64), "b".repeat(64)).slotFile()).hasSizeLessThanOrEqualTo(255);
	}

	@Test
	void nameThatAFileSystemDoesNotTakeIsCutAndStaysUnique() {
		String longName = "\u4e2d".repeat(64);
		Set<String> stems = new HashSet<>();
		for (String election : new String[] { "primary", "reports", longName }) {
			FileName name = FileName.of(longName, election);
			assertThat(name).isEqualTo(FileName.of(longName, election));
			assertThat(name.slotFile()).startsWith("%E4%B8%AD").hasSizeLessThan(255);
			stems.add(name.stem());
		}
		assertThat(stems).hasSize(3);
	}

	@Test
	void placeOfTheLockIsFarBehindTheEndAndDiffersByElection() {
		Set<Long> places = new HashSet<>();
		for (int i = 0; i < 1000; i++) {
			long place = FileName.of("shop", "election" + i).lockPosition();
			assertThat(place).isBetween(1L << 61, (1L << 62) - 1);
			places.add(place);
		}
		assertThat(places).hasSize(1000);
	}

	@Test
	void placeOfTheLockNeverChanges() {
		assertThat(FileName.of("shop", "primary").lockPosition())
			.isEqualTo(FileName.of("shop", "primary").lockPosition());
	}

}
