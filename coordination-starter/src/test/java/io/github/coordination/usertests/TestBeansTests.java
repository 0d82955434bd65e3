/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.usertests;

import org.junit.jupiter.api.Test;
import org.springframework.aop.support.AopUtils;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.test.context.bean.override.convention.TestBean;

import io.github.coordination.usertests.GuardedShop.Cleanup;
import io.github.coordination.usertests.GuardedShop.Feed;
import io.github.coordination.usertests.GuardedShop.Invoices;
import io.github.coordination.usertests.GuardedShop.Mailer;
import io.github.coordination.usertests.GuardedShop.Migration;
import io.github.coordination.usertests.GuardedShop.Report;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Beans of the test's own in place of guarded ones: of the same class, of a sub-class, of
 * the same interface.
 */
@SpringBootTest(classes = GuardedShop.class, webEnvironment = WebEnvironment.NONE)
class TestBeansTests {

	@TestBean
	private Invoices invoices;

	@TestBean
	private Report report;

	@TestBean
	private Cleanup cleanup;

	@TestBean
	private Mailer mailer;

	@TestBean
	private Feed feed;

	@TestBean
	private Migration migration;

	@Autowired
	private ApplicationRunner runner;

	static Invoices invoices() {
		return new Invoices();
	}

	static Report report() {
		return () -> {
		};
	}

	static Cleanup cleanup() {
		return new Cleanup() {

			@Override
			public void clean() {
			}

		};
	}

	static Mailer mailer() {
		return new Mailer();
	}

	static Feed feed() {
		return new Feed() {

			@Override
			public void read() {
			}

		};
	}

	static Migration migration() {
		return new Migration();
	}

	@Test
	void replacementsAreNotGuarded() {
		assertThat(new Object[] { this.invoices, this.report, this.cleanup, this.mailer, this.feed, this.runner })
			.noneMatch(AopUtils::isAopProxy);
	}

	@Test
	void replacementsWorkAsWithoutTheStarter() {
		assertThat(this.migration.runs()).isOne();
		assertThat(this.mailer.isRunning()).isTrue();
		this.invoices.send();
		assertThat(this.invoices.sent()).isPositive();
	}

}
