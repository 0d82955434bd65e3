/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.store.memory;

import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.context.annotation.Bean;

import io.github.coordination.PrimaryElections;
import io.github.coordination.autoconfigure.ReportAutoConfiguration;

/**
 * Auto-configuration of what tests say the role with. Comes after the reports, so that
 * the application's listeners have heard of a change before the test goes on.
 *
 * @since 0.1.0
 */
@AutoConfiguration(after = { MemoryStoreAutoConfiguration.class, ReportAutoConfiguration.class })
@ConditionalOnBean({ MemoryLeaseStore.class, PrimaryElections.class })
public final class TestElectionAutoConfiguration {

	@Bean
	TermProgress coordinationTermProgress() {
		return new TermProgress();
	}

	@Bean
	TestElection coordinationTestElection(MemoryLeaseStore store,
			@Qualifier("electionEngine") PrimaryElections elections, TermProgress progress) {
		return new TestElection(store, elections, progress);
	}

}
