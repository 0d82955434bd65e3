/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.election.core;

import java.util.concurrent.atomic.AtomicLong;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class TermCellTests {

	private final AtomicLong clock = new AtomicLong(1000);

	private final TermCell cell = new TermCell(this.clock::get);

	@Test
	void believesNothingAtFirst() {
		assertThat(this.cell.epoch()).isEqualTo(TermCell.NONE);
		assertThat(this.cell.remainingNanos()).isZero();
		assertThat(this.cell.nowIfCurrent(1)).isEqualTo(TermCell.NOT_CURRENT);
	}

	@Test
	void believesUntilTheLastNanosecondBeforeTheDeadline() {
		assertThat(this.cell.begin(3, 1010)).isTrue();
		this.clock.set(1009);
		assertThat(this.cell.epoch()).isEqualTo(3);
		assertThat(this.cell.remainingNanos()).isEqualTo(1);
		assertThat(this.cell.nowIfCurrent(3)).isEqualTo(1009);
		this.clock.set(1010);
		assertThat(this.cell.epoch()).isEqualTo(TermCell.NONE);
		assertThat(this.cell.remainingNanos()).isZero();
		assertThat(this.cell.nowIfCurrent(3)).isEqualTo(TermCell.NOT_CURRENT);
	}

	@Test
	void deadlineThatHasPassedBeginsNoTerm() {
		assertThat(this.cell.begin(3, 1000)).isFalse();
		assertThat(this.cell.begin(3, 999)).isFalse();
		assertThat(this.cell.epoch()).isEqualTo(TermCell.NONE);
	}

	@Test
	void extensionMovesTheDeadline() {
		this.cell.begin(3, 1010);
		assertThat(this.cell.extend(3, 1020)).isTrue();
		this.clock.set(1015);
		assertThat(this.cell.epoch()).isEqualTo(3);
		assertThat(this.cell.deadline()).isEqualTo(1020);
	}

	@Test
	void extensionAfterTheDeadlineIsRefusedWhetherSomebodyHasLookedOrNot() {
		this.cell.begin(3, 1010);
		this.clock.set(1010);
		assertThat(this.cell.extend(3, 1020)).isFalse();
		assertThat(this.cell.epoch()).isEqualTo(TermCell.NONE);
	}

	@Test
	void extensionAfterAReaderSaidNoIsRefused() {
		for (int reader = 0; reader < 3; reader++) {
			this.clock.set(1000);
			this.cell.begin(3, 1010);
			this.clock.set(1010);
			switch (reader) {
				case 0 -> this.cell.epoch();
				case 1 -> this.cell.remainingNanos();
				default -> this.cell.nowIfCurrent(3);
			}
			this.clock.set(1005);
			assertThat(this.cell.extend(3, 1020)).as("reader %d", reader).isFalse();
			assertThat(this.cell.epoch()).isEqualTo(TermCell.NONE);
		}
	}

	@Test
	void extensionOfAnotherEpochOrBackwardsIsRefused() {
		this.cell.begin(3, 1010);
		assertThat(this.cell.extend(2, 1020)).isFalse();
		assertThat(this.cell.extend(4, 1020)).isFalse();
		assertThat(this.cell.extend(3, 1009)).isFalse();
		assertThat(this.cell.epoch()).isEqualTo(3);
	}

	@Test
	void endIsForThatEpochOnly() {
		this.cell.begin(3, 1010);
		this.cell.end(2);
		assertThat(this.cell.epoch()).isEqualTo(3);
		this.cell.end(3);
		this.cell.end(3);
		assertThat(this.cell.epoch()).isEqualTo(TermCell.NONE);
		assertThat(this.cell.extend(3, 1020)).isFalse();
	}

	@Test
	void nextTermBeginsAfterTheEndOfOne() {
		this.cell.begin(3, 1010);
		this.cell.end(3);
		assertThat(this.cell.begin(5, 1030)).isTrue();
		assertThat(this.cell.epoch()).isEqualTo(5);
		assertThat(this.cell.nowIfCurrent(3)).isEqualTo(TermCell.NOT_CURRENT);
	}

	@Test
	void clockMayOverflow() {
		this.clock.set(Long.MAX_VALUE - 5);
		assertThat(this.cell.begin(3, Long.MIN_VALUE + 4)).isTrue();
		this.clock.set(Long.MIN_VALUE + 3);
		assertThat(this.cell.epoch()).isEqualTo(3);
		assertThat(this.cell.remainingNanos()).isEqualTo(1);
		this.clock.set(Long.MIN_VALUE + 4);
		assertThat(this.cell.epoch()).isEqualTo(TermCell.NONE);
	}

}
