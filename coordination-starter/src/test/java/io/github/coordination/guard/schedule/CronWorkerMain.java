/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.guard.schedule;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;

import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.task.TaskSchedulingAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.event.EventListener;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.annotation.Scheduled;

import io.github.coordination.PrimaryAcquiredEvent;
import io.github.coordination.PrimaryOnly;
import io.github.coordination.autoconfigure.Starter;

/**
 * An application with two cron jobs and a migration. It says what it does, line by line,
 * and waits for a line from its parent where its parent decides how long that takes.
 */
@Configuration(proxyBeanMethods = false)
@EnableScheduling
@ImportAutoConfiguration(TaskSchedulingAutoConfiguration.class)
class CronWorkerMain {

	static final String CRON = "*/6 * * * * *";

	private static final Map<String, CountDownLatch> ALLOWED = new ConcurrentHashMap<>();

	public static void main(String[] args) {
		Thread reader = new Thread(CronWorkerMain::read, "input");
		reader.setDaemon(true);
		reader.start();
		ConfigurableApplicationContext context = Starter.start(CronWorkerMain.class, args);
		say("standing");
		awaitAllowed("hold");
		context.getBean(Jobs.class).hold();
	}

	private static void read() {
		try (BufferedReader input = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
			input.lines().forEach((line) -> allowed(line).countDown());
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		finally {
			Runtime.getRuntime().halt(1);
		}
	}

	private static CountDownLatch allowed(String step) {
		return ALLOWED.computeIfAbsent(step, (name) -> new CountDownLatch(1));
	}

	private static void awaitAllowed(String step) {
		try {
			allowed(step).await();
		}
		catch (InterruptedException ex) {
			throw new IllegalStateException(step, ex);
		}
	}

	private static void say(String line) {
		System.out.println(line);
	}

	@Bean
	Jobs jobs() {
		say("entering");
		awaitAllowed("enter");
		return new Jobs();
	}

	@Bean
	@PrimaryOnly
	ApplicationRunner migration() {
		return (arguments) -> {
			say("migrating");
			awaitAllowed("migrated");
		};
	}

	static class Jobs {

		@PrimaryOnly(missed = PrimaryOnly.Missed.RUN)
		@Scheduled(cron = CRON)
		void madeUpFor() {
			say("run " + CronWorker.MADE_UP_FOR + " " + System.currentTimeMillis());
		}

		@PrimaryOnly
		@Scheduled(cron = CRON)
		void skipped() {
			say("run " + CronWorker.SKIPPED + " " + System.currentTimeMillis());
		}

		@PrimaryOnly
		void hold() {
			say("holding");
			awaitAllowed("released");
		}

		@EventListener(PrimaryAcquiredEvent.class)
		void acquired() {
			say("primary");
		}

	}

}
