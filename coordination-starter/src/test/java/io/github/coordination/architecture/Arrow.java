/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.architecture;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

import com.tngtech.archunit.lang.ArchRule;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

/**
 * The table of allowed arrows: what each package of the project may use of the others,
 * and what it may use from outside. Two rows are ahead of their packages. A misspelt row
 * cannot hide, since {@link LayoutRules#EVERY_PACKAGE_HAS_A_ROW} then misses one, and
 * each row is seen firing in {@link PlantedViolationTests}.
 */
@SuppressWarnings("ImmutableEnumChecker")
enum Arrow {

	ROOT("", List.of(), "org.springframework.core.annotation.."),

	LEASE("lease", List.of(ROOT)),

	ELECTION("election", List.of(ROOT, LEASE)),

	GUARD("guard", List.of(ROOT, ELECTION), Outside.and(Outside.SPRING, "org.reactivestreams..", "org.mockito..")),

	FENCE("fence", List.of(ROOT, ELECTION),
			Outside.and(Outside.SPRING, "org.springframework.transaction..", "org.springframework.jdbc..",
					"javax.sql..")),

	HEALTH("health", List.of(ROOT, ELECTION), "org.springframework.boot.health..",
			"org.springframework.boot.actuate.endpoint.."),

	METRICS("metrics", List.of(ROOT, ELECTION), "io.micrometer.core.."),

	ENDPOINT("endpoint", List.of(ROOT, ELECTION), "org.springframework.boot.actuate.."),

	REPORT("report", List.of(ROOT, LEASE, ELECTION), Outside.and(Outside.SPRING, "org.springframework.boot.cloud..")),

	REHEARSAL("rehearsal", List.of(ROOT, LEASE, ELECTION, GUARD, REPORT), Outside.SPRING),

	WEB("web", List.of(ROOT), "org.springframework.core..", "org.springframework.http..", "org.springframework.web..",
			"jakarta.servlet..", "reactor.core.publisher.."),

	WORKERS("workers", List.of(ROOT), Outside.and(Outside.SPRING, "org.springframework.boot..")),

	AUTOCONFIGURE("autoconfigure",
			List.of(ROOT, LEASE, ELECTION, GUARD, FENCE, HEALTH, METRICS, ENDPOINT, REPORT, REHEARSAL, WEB, WORKERS),
			"org.springframework..", "org.aopalliance..", "io.micrometer.core..", "org.reactivestreams..",
			"org.apache.commons.logging..", "javax.sql.."),

	STORE_FILE("store.file", List.of(ROOT, LEASE, AUTOCONFIGURE), Outside.STORE),

	STORE_FIXED("store.fixed", List.of(ROOT, LEASE, AUTOCONFIGURE), Outside.STORE),

	STORE_JDBC("store.jdbc", List.of(ROOT, LEASE, AUTOCONFIGURE),
			Outside.and(Outside.STORE, "org.springframework.boot.jdbc..", "org.springframework.boot.sql.init..",
					"org.springframework.jdbc.datasource..", "javax.sql..", "org.postgresql..")),

	STORE_MEMORY("store.memory", List.of(ROOT, LEASE, ELECTION, AUTOCONFIGURE),
			Outside.and(Outside.STORE, "org.springframework.test.context..")),

	STORE_REDIS("store.redis", List.of(ROOT, LEASE, AUTOCONFIGURE),
			Outside.and(Outside.STORE, "org.springframework.data.redis.connection..",
					"org.springframework.boot.data.redis.autoconfigure..", "io.lettuce.core.."));

	private final String name;

	private final List<Arrow> uses;

	private final String[] outside;

	Arrow(String name, List<Arrow> uses, String... outside) {
		this.name = name;
		this.uses = uses;
		this.outside = outside;
	}

	/**
	 * This row as a rule for a tree of packages.
	 * @param base the package that stands for the root of the project
	 * @return the rule
	 */
	ArchRule rule(String base) {
		String own = packages(base);
		String[] inside = Stream.concat(Stream.of(own), this.uses.stream().map((row) -> row.packages(base)))
			.toArray(String[]::new);
		String[] allowed = Outside.and(Outside.and(Outside.ALWAYS, inside), this.outside);
		return classes().that()
			.resideInAPackage(own)
			.should()
			.onlyDependOnClassesThat()
			.resideInAnyPackage(allowed)
			.as(this + " uses only its row of the table")
			.allowEmptyShould(isAheadOfItsPackage());
	}

	private boolean isAheadOfItsPackage() {
		return this == FENCE || this == WORKERS;
	}

	/**
	 * The packages this row speaks of.
	 * @param base the package that stands for the root of the project
	 * @return a package pattern; the root is one package, every other row a tree
	 */
	String packages(String base) {
		return this.name.isEmpty() ? base : base + "." + this.name + "..";
	}

	static String[] allPackages(String base) {
		return Arrays.stream(values()).map((row) -> row.packages(base)).toArray(String[]::new);
	}

}
