/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.election;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class NoticesTests {

	private static final Duration BOUND = Duration.ofSeconds(60);

	private final List<String> told = Collections.synchronizedList(new ArrayList<>());

	private final ElectionListener listener = new ElectionListener() {

		@Override
		public void settled(String election) {
			NoticesTests.this.told.add(election);
		}

		@Override
		public void failed(String where, Throwable failure) {
			NoticesTests.this.told.add(where + ": " + failure.getMessage());
		}

	};

	private final Notices notices = new Notices(this.listener, BOUND);

	@Test
	void noticesAreToldInTheirOrder() {
		List<String> expected = new ArrayList<>();
		for (int i = 0; i < 50; i++) {
			String election = "election " + i;
			expected.add(election);
			this.notices.tell((heard) -> heard.settled(election));
		}
		this.notices.awaitEnd(BOUND);
		assertThat(this.told).isEqualTo(expected);
	}

	@Test
	void listenerThatFailsIsCountedAndNotToldOfItself() {
		this.notices.tell((heard) -> {
			throw new IllegalStateException("planned");
		});
		this.notices.tell((heard) -> {
			throw new AssertionError("planned");
		});
		this.notices.tell((heard) -> heard.settled("primary"));
		this.notices.awaitEnd(BOUND);
		assertThat(this.notices.failures()).isEqualTo(2);
		assertThat(this.told).containsExactly("primary");
	}

	@Test
	void failureElsewhereIsCountedAndTold() {
		this.notices.failed("coordination-watch", new IllegalStateException("planned"));
		this.notices.awaitEnd(BOUND);
		assertThat(this.notices.failures()).isEqualTo(1);
		assertThat(this.told).containsExactly("coordination-watch: planned");
	}

	@Test
	void failureOfAnElectionThatIsNamedLikeTheNoticesIsToldToo() {
		WorkLane election = new WorkLane("notices", this.notices::failed);
		election.submit(BOUND, (beforeHasEnded) -> {
			throw new IllegalStateException("planned");
		});
		election.awaitEnd(BOUND);
		this.notices.awaitEnd(BOUND);
		assertThat(this.notices.failures()).isEqualTo(1);
		assertThat(this.told).containsExactly("coordination-work-notices: planned");
	}

	@Test
	void listenerThatBlocksDelaysTheNextNoticeByThePatienceOnly() throws InterruptedException {
		Notices impatient = new Notices(this.listener, Duration.ofMillis(1));
		CountDownLatch mayEnd = new CountDownLatch(1);
		CountDownLatch next = new CountDownLatch(1);
		impatient.tell((heard) -> {
			try {
				assertThat(mayEnd.await(120, TimeUnit.SECONDS)).isTrue();
			}
			catch (InterruptedException ex) {
				throw new IllegalStateException(ex);
			}
		});
		impatient.tell((heard) -> next.countDown());
		assertThat(next.await(60, TimeUnit.SECONDS)).isTrue();
		mayEnd.countDown();
	}

}
