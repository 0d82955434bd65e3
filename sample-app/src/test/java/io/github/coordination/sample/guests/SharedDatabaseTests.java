/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.sample.guests;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.test.context.ConfigDataApplicationContextInitializer;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

import io.github.coordination.sample.TestDatabase;

import static org.assertj.core.api.Assertions.assertThat;

class SharedDatabaseTests {

	private static final int WORKERS = 8;

	private static final int GUESTS_EACH = 25;

	@TempDir
	private Path directory;

	private final ExecutorService executor = Executors.newFixedThreadPool(WORKERS);

	@AfterEach
	void stopThreads() {
		this.executor.shutdownNow();
	}

	@Test
	void workersThatStartTogetherCreateTheDatabaseTogether() throws Exception {
		CyclicBarrier start = new CyclicBarrier(WORKERS);
		together(() -> {
			HikariConfig settings = settings();
			start.await(60, TimeUnit.SECONDS);
			try (HikariDataSource pool = new HikariDataSource(settings)) {
				return new TestDatabase(pool).withSchema().run("demo-guests.sql");
			}
		});
		assertThat(database().emails()).containsExactly("ada@example.org", "grace@example.org", "edsger@example.org");
	}

	@Test
	void workerTriesAgainWhileAnotherHoldsTheNewFile() throws Exception {
		try (Connection other = DriverManager.getConnection("jdbc:sqlite:" + file())) {
			other.createStatement().execute("BEGIN IMMEDIATE");
			Future<HikariDataSource> pool = this.executor.submit(() -> new HikariDataSource(settings()));
			Awaitility.await().during(Duration.ofSeconds(1)).until(() -> !pool.isDone());
			other.createStatement().execute("ROLLBACK");
			pool.get(120, TimeUnit.SECONDS).close();
		}
	}

	@Test
	void workersThatWriteTogetherLoseNothing() throws Exception {
		database().withSchema();
		together(() -> {
			GuestRegistry guests = new GuestRegistry(database().jdbc(), Clock.systemUTC());
			IntStream.range(0, GUESTS_EACH).forEach((i) -> guests.register("Guest " + i, i + "@example.org"));
			return guests;
		});
		assertThat(database().emails()).hasSize(WORKERS * GUESTS_EACH).doesNotHaveDuplicates();
	}

	private TestDatabase database() {
		return TestDatabase.at(file());
	}

	private HikariConfig settings() {
		HikariConfig settings = new HikariConfig();
		new ApplicationContextRunner().withInitializer(new ConfigDataApplicationContextInitializer())
			.withPropertyValues("sample.database=" + file())
			.run((context) -> {
				Binder binder = Binder.get(context.getEnvironment());
				binder.bind("spring.datasource.hikari", Bindable.ofInstance(settings));
				settings.setJdbcUrl(context.getEnvironment().getRequiredProperty("spring.datasource.url"));
			});
		return settings;
	}

	private Path file() {
		return this.directory.resolve("guests.db");
	}

	private <T> void together(Callable<T> work) throws Exception {
		List<Future<T>> results = IntStream.range(0, WORKERS).mapToObj((i) -> this.executor.submit(work)).toList();
		for (Future<T> result : results) {
			result.get(120, TimeUnit.SECONDS);
		}
	}

}
