/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.benchmarks.scale;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import io.github.coordination.PrimaryElection;
import io.github.coordination.PrimaryElections;
import io.github.coordination.benchmarks.process.NoServers;
import io.github.coordination.benchmarks.process.Parent;
import io.github.coordination.benchmarks.process.Usage;
import io.github.coordination.election.ElectionEngine;
import io.github.coordination.election.LeaseElection;

/**
 * A worker that stands in many elections.
 */
final class ElectionsMain {

	private static final long PAUSE = 200_000;

	private static final Duration BOUND = Duration.ofMinutes(1);

	private final Parent parent = new Parent();

	private final ElectionEngine engine;

	private final Stand stand;

	private ElectionsMain(ApplicationContext context) {
		this.engine = context.getBean(ElectionEngine.class);
		this.stand = context.getBean(Stand.class);
	}

	/**
	 * Arguments: a folder and the number of elections.
	 */
	public static void main(String[] arguments) throws InterruptedException {
		new ElectionsMain(new SpringApplicationBuilder(Application.class).web(WebApplicationType.NONE)
			.run("--spring.application.name=scale", "--spring.main.banner-mode=off", NoServers.ARGUMENT,
					"--logging.level.root=warn", "--coordination.file.directory=" + arguments[0],
					"--elections=" + arguments[1]))
			.obey();
		Runtime.getRuntime().halt(0);
	}

	private void obey() throws InterruptedException {
		for (String command = this.parent.command(); command != null; command = this.parent.command()) {
			switch (command) {
				case "settle" -> settle();
				case "win" -> this.parent.report("won", awaitWin(), this.stand.startedAt());
				case "look" -> look();
				default -> throw new IllegalArgumentException(command);
			}
		}
	}

	private void settle() throws InterruptedException {
		for (PrimaryElection election : this.engine.all()) {
			if (!((LeaseElection) election).awaitFirstOutcome(BOUND)) {
				throw new IllegalStateException("No outcome of election " + election.name());
			}
		}
		this.parent.report("settled");
	}

	private long awaitWin() {
		long deadline = System.nanoTime() + BOUND.toNanos();
		while (!this.engine.all().stream().allMatch(PrimaryElection::isPrimary)) {
			if (System.nanoTime() - deadline > 0) {
				throw new IllegalStateException("Not primary in all elections");
			}
			LockSupport.parkNanos(PAUSE);
		}
		return System.nanoTime();
	}

	private void look() {
		List<String> threads = Thread.getAllStackTraces()
			.keySet()
			.stream()
			.map(Thread::getName)
			.filter((name) -> name.startsWith("coordination-"))
			.sorted()
			.toList();
		Usage usage = Usage.ofThis();
		this.parent.report("looked", System.nanoTime(), usage.cpuMillis(), usage.residentKilobytes(),
				this.engine.renewals().answered().count(), threads.size(),
				threads.stream().map((name) -> name.replace(' ', '_')).collect(Collectors.joining(",", "[", "]")));
	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	static class Application {

		@Bean
		Stand stand(PrimaryElections elections, @Value("${elections}") int count) {
			return new Stand(elections, count);
		}

	}

}
