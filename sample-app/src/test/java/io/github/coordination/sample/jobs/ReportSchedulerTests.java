/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.sample.jobs;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.mail.MailSendException;

import io.github.coordination.sample.SampleProperties;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.anyLong;
import static org.mockito.BDDMockito.willAnswer;
import static org.mockito.Mockito.mock;

class ReportSchedulerTests {

	private static final Duration INTERVAL = Duration.ofMillis(100);

	private static final Duration BOUND = Duration.ofSeconds(20);

	private final List<Long> sent = new CopyOnWriteArrayList<>();

	private final GuestReport report = mock(GuestReport.class);

	private final ReportScheduler scheduler = new ReportScheduler(this.report, Clock.systemUTC(), properties());

	@AfterEach
	void stop() {
		this.scheduler.stop();
	}

	@Test
	void reportsAreNumberedByIntervalAndNeverRepeated() {
		recordReports();
		long before = System.currentTimeMillis() / INTERVAL.toMillis();
		this.scheduler.start();
		awaitReports(5);
		assertThat(this.sent).doesNotHaveDuplicates().isSorted().allMatch((number) -> number > before);
	}

	@Test
	void nextSchedulerGoesOnCountingWhereTheLastOneStopped() {
		recordReports();
		this.scheduler.start();
		awaitReports(2);
		this.scheduler.stop();
		ReportScheduler next = new ReportScheduler(this.report, Clock.systemUTC(), properties());
		next.start();
		awaitReports(4);
		next.stop();
		assertThat(this.sent).doesNotHaveDuplicates().isSorted();
	}

	@Test
	void failureToSendDoesNotStopTheReports() {
		willAnswer((call) -> {
			this.sent.add(call.getArgument(0));
			throw new MailSendException("no mail server");
		}).given(this.report).send(anyLong());
		this.scheduler.start();
		awaitReports(3);
	}

	@Test
	void stopLetsTheReportThatIsBeingSentGoOut() throws InterruptedException {
		CountDownLatch sending = new CountDownLatch(1);
		willAnswer((call) -> {
			sending.countDown();
			Awaitility.await().pollDelay(INTERVAL.multipliedBy(2)).until(() -> true);
			return this.sent.add(call.getArgument(0));
		}).given(this.report).send(anyLong());
		this.scheduler.start();
		assertThat(sending.await(BOUND.toSeconds(), TimeUnit.SECONDS)).isTrue();
		this.scheduler.stop();
		assertThat(this.sent).hasSize(1);
	}

	@Test
	void stopAndStartAreIdempotent() {
		assertThat(this.scheduler.isRunning()).isFalse();
		this.scheduler.start();
		this.scheduler.start();
		assertThat(this.scheduler.isRunning()).isTrue();
		this.scheduler.stop();
		this.scheduler.stop();
		assertThat(this.scheduler.isRunning()).isFalse();
		Awaitility.await().atMost(BOUND).until(() -> reportThreads() == 0);
	}

	@Test
	void clockThatStepsBackRepeatsNoNumber() {
		recordReports();
		ReportScheduler stepped = new ReportScheduler(this.report, new SteppingBackClock(), properties());
		stepped.start();
		awaitReports(5);
		stepped.stop();
		assertThat(this.sent).doesNotHaveDuplicates().isSorted();
	}

	private void recordReports() {
		willAnswer((call) -> this.sent.add(call.getArgument(0))).given(this.report).send(anyLong());
	}

	private void awaitReports(int count) {
		Awaitility.await().atMost(BOUND).until(() -> this.sent.size() >= count);
	}

	private static long reportThreads() {
		return Thread.getAllStackTraces().keySet().stream().filter((t) -> t.getName().startsWith("reports-")).count();
	}

	private static SampleProperties properties() {
		return new SampleProperties(Path.of("guests.db"), new SampleProperties.Report(INTERVAL),
				new SampleProperties.CleanUp(Duration.ofMinutes(1), Duration.ofDays(30)),
				new SampleProperties.Mail("from@localhost", "to@localhost"));
	}

	/** A clock that is set back by two intervals once. */
	private static final class SteppingBackClock extends Clock {

		private final long start = System.currentTimeMillis();

		@Override
		public long millis() {
			long now = System.currentTimeMillis();
			return (now - this.start < 250) ? now : now - 2 * INTERVAL.toMillis();
		}

		@Override
		public Instant instant() {
			return Instant.ofEpochMilli(millis());
		}

		@Override
		public ZoneId getZone() {
			return ZoneOffset.UTC;
		}

		@Override
		public Clock withZone(ZoneId zone) {
			return this;
		}

	}

}
