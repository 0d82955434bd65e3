/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.usertests.page;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.test.context.bean.override.mockito.MockitoBean;
import org.springframework.test.context.bean.override.mockito.MockitoSpyBean;

import io.github.coordination.store.memory.TestElection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.BDDMockito.then;
import static org.mockito.BDDMockito.willAnswer;
import static org.mockito.Mockito.clearInvocations;

/**
 * The tests that the page shows.
 */
@SpringBootTest(webEnvironment = WebEnvironment.NONE)
class NightlyReportTests {

	@MockitoBean
	private Mails mails;

	@Autowired
	private NightlyReport report;

	@Autowired
	private MailQueue queue;

	@MockitoSpyBean
	private Migration migration;

	@Autowired
	private TestElection election;

	@Test
	void runsOnThePrimary() {
		this.report.send();
		then(this.mails).should().send("the report");
	}

	@Test
	void isSkippedOnASecondary() {
		this.election.becomeSecondary();
		this.report.send();
		then(this.mails).shouldHaveNoInteractions();
	}

	@Test
	void isInterruptedWhenTheTermIsLost() throws Exception {
		CountDownLatch sending = new CountDownLatch(1);
		willAnswer((call) -> {
			sending.countDown();
			Thread.currentThread().join(); // until it is interrupted
			return null;
		}).given(this.mails).send("the report");
		CompletableFuture<Void> run = CompletableFuture.runAsync(this.report::send);
		sending.await();
		this.election.loseTerm();
		assertThat(run).failsWithin(Duration.ofSeconds(10));
	}

	@Test
	void takeoverMigratesAndStartsTheQueue() {
		this.election.becomeSecondary();
		assertThat(this.queue.isRunning()).isFalse();
		clearInvocations(this.migration);
		this.election.becomePrimary();
		then(this.migration).should().run(any());
		assertThat(this.queue.isRunning()).isTrue();
	}

}
