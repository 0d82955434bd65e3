/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.autoconfigure.failure;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class SimilarityTests {

	@ParameterizedTest
	@CsvSource({ "lease,lease,0", "lease,leese,1", "lease,LEASE,0", "lease,'',5", "'',lease,5", "kitten,sitting,3",
			"flaw,lawn,2", "a.b.lease,a.lease,1", "a.status,b.unreachable-status,2", "a.it,b.unit,3" })
	void distanceCountsEdits(String left, String right, int expected) {
		assertThat(Similarity.distance(left, right)).isEqualTo(expected);
	}

	@Test
	void nearestComesFirst() {
		assertThat(Similarity.byDistance("fiel", List.of("memory", "fixed", "file"))).containsExactly("file", "fixed",
				"memory");
	}

	@Test
	void shorterOneIsPreferred() {
		assertThat(Similarity.nearest("xyz", List.of("abcd", "abc"))).isEqualTo("abc");
	}

	@Test
	void overlongWordsAreCutShort() {
		assertThat(Similarity.distance("x".repeat(1_000_000), "")).isEqualTo(100);
	}

}
