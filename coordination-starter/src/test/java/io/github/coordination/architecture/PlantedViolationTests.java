/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.architecture;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.EvaluationResult;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Each rule fires on a violation planted for it, so that none of them is a rule that
 * cannot fail.
 */
class PlantedViolationTests {

	private static final String BASE = "io.github.coordination.architecture.planted";

	private static final JavaClasses PLANTED = new ClassFileImporter().importPackages(BASE);

	@ParameterizedTest
	@CsvSource({ "ROOT, RootUsesContext, org.springframework.context.ApplicationContext",
			"LEASE, lease.LeaseUsesElection, planted.election.", "ELECTION, election.ElectionLogs, commons.logging.Log",
			"ELECTION, election.ElectionUsesSpring, org.springframework.util.Assert",
			"GUARD, guard.GuardUsesLease, planted.lease.", "GUARD, guard.GuardUsesMeters, io.micrometer.core",
			"FENCE, fence.FenceUsesGuard, planted.guard.", "HEALTH, health.HealthUsesMeters, io.micrometer.core",
			"METRICS, metrics.MetricsUseHealth, planted.health.",
			"ENDPOINT, endpoint.EndpointUsesMetrics, planted.metrics.",
			"REPORT, report.ReportUsesMeters, io.micrometer.core", "REPORT, report.ReportUsesHealth, planted.health.",
			"REHEARSAL, rehearsal.RehearsalUsesStore, planted.store.file.", "WEB, web.WebUsesHealth, planted.health.",
			"WORKERS, workers.WorkersUseElection, planted.election.",
			"AUTOCONFIGURE, autoconfigure.AutoconfigureUsesStore, planted.store.file.",
			"STORE_FILE, store.file.FileUsesMemory, planted.store.memory.",
			"STORE_FIXED, store.fixed.FixedUsesElection, planted.election.",
			"STORE_JDBC, store.jdbc.JdbcUsesTemplate, org.springframework.jdbc.core",
			"STORE_MEMORY, store.memory.MemoryUsesDatabase, org.springframework.jdbc",
			"STORE_REDIS, store.redis.RedisUsesMemory, planted.store.memory." })
	void rowFiresOnPlantedArrow(Arrow row, String culprit, String target) {
		EvaluationResult result = row.rule(BASE).evaluate(PLANTED);
		assertThat(result.getFailureReport().getDetails())
			.anyMatch((line) -> line.contains(BASE + "." + culprit) && line.contains(target));
	}

	@ParameterizedTest
	@CsvSource({ "EVERY_PACKAGE_HAS_A_ROW, surprise.HasNoRow", "EVERY_PACKAGE_IS_NULL_MARKED, surprise.HasNoRow",
			"PACKAGES_HAVE_NO_CYCLES, election.ElectionUsesLease",
			"NOBODY_USES_A_STORE, autoconfigure.AutoconfigureUsesStore",
			"STORES_SHOW_ONLY_THEIR_AUTO_CONFIGURATION, store.file.FileUsesMemory" })
	void layoutRuleFiresOnPlantedClass(LayoutRules layout, String culprit) {
		EvaluationResult result = layout.rule(BASE).evaluate(PLANTED);
		assertThat(result.getFailureReport().getDetails()).anyMatch((line) -> line.contains(BASE + "." + culprit));
	}

	@ParameterizedTest
	@CsvSource({ "EVERY_PACKAGE_HAS_A_ROW, election.ElectionLogs", "NOBODY_USES_A_STORE, lease.LeaseUsesElection",
			"STORES_SHOW_ONLY_THEIR_AUTO_CONFIGURATION, store.fixed.FixedAutoConfiguration",
			"STORES_SHOW_ONLY_THEIR_AUTO_CONFIGURATION, store.memory.MemoryUsesDatabase",
			"EVERY_PACKAGE_IS_NULL_MARKED, store.file.FileUsesMemory" })
	void layoutRuleLeavesTheInnocentAlone(LayoutRules layout, String innocent) {
		EvaluationResult result = layout.rule(BASE).evaluate(PLANTED);
		assertThat(result.getFailureReport().getDetails()).noneMatch((line) -> line.contains(BASE + "." + innocent));
	}

}
