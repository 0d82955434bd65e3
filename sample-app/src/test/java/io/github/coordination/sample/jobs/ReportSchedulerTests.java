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
import java.util.stream.Stream;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.mail.MailSendException;

import io.github.coordination.sample.SampleProperties;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.anyLong;
import static org.mockito.BDDMockito.willAnswer;
import static org.mockito.Mockito.mock;

@ExtendWith(OutputCaptureExtension.class)
class ReportSchedulerTests {

	private static final Duration INTERVAL = Duration.ofMillis(100);

	private static final Duration BOUND = Duration.ofSeconds(60);

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
		Thread stopping = Thread.currentThread();
		willAnswer((call) -> {
			sending.countDown();
			Awaitility.await().atMost(BOUND).until(() -> isStopping(stopping));
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
		SteppingClock clock = new SteppingClock(1000);
		ReportScheduler stepped = new ReportScheduler(this.report, clock, properties());
		sendAndThen(() -> clock.now = 800);
		stepped.start();
		awaitReports(3);
		stepped.stop();
		assertThat(this.sent).startsWith(11L, 12L, 13L);
	}

	@Test
	void reportsThatAreDueWhileOneIsSentArePassedOverAndLogged(CapturedOutput output) {
		SteppingClock clock = new SteppingClock(1000);
		ReportScheduler slow = new ReportScheduler(this.report, clock, properties());
		sendAndThen(() -> clock.now = 1450);
		slow.start();
		awaitReports(2);
		slow.stop();
		assertThat(this.sent).startsWith(11L, 15L);
		assertThat(output).contains("beginning with report 11\n")
			.containsOnlyOnce("Reports 12 to 14 are passed over: they were due before report 11 was done");
	}

	@Test
	void reportThatIsInTimePassesOverNone(CapturedOutput output) {
		SteppingClock clock = new SteppingClock(1000);
		ReportScheduler prompt = new ReportScheduler(this.report, clock, properties());
		sendAndThen(() -> clock.now = 1000 + (this.sent.size() + 1) * INTERVAL.toMillis());
		prompt.start();
		awaitReports(3);
		prompt.stop();
		assertThat(this.sent).startsWith(11L, 12L, 13L);
		assertThat(output).doesNotContain("passed over");
	}

	private void sendAndThen(Runnable step) {
		willAnswer((call) -> {
			step.run();
			return this.sent.add(call.getArgument(0));
		}).given(this.report).send(anyLong());
	}

	private void recordReports() {
		willAnswer((call) -> this.sent.add(call.getArgument(0))).given(this.report).send(anyLong());
	}

	private void awaitReports(int count) {
		Awaitility.await().atMost(BOUND).until(() -> this.sent.size() >= count);
	}

	private static boolean isStopping(Thread thread) {
		return Stream.of(thread.getStackTrace()).anyMatch((frame) -> frame.getMethodName().equals("awaitTermination"));
	}

	private static long reportThreads() {
		return Thread.getAllStackTraces().keySet().stream().filter((t) -> t.getName().startsWith("reports-")).count();
	}

	private static SampleProperties properties() {
		return new SampleProperties(Path.of("guests.db"), new SampleProperties.Report(INTERVAL),
				new SampleProperties.CleanUp(Duration.ofMinutes(1), Duration.ofDays(30)),
				new SampleProperties.Mail("from@localhost", "to@localhost"));
	}

	/** A clock that stands still until somebody sets it. */
	private static final class SteppingClock extends Clock {

		private volatile long now;

		private SteppingClock(long now) {
			this.now = now;
		}

		@Override
		public long millis() {
			return this.now;
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
