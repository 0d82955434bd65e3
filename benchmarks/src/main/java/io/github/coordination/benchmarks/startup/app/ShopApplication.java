/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.benchmarks.startup.app;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.ApplicationContext;
import org.springframework.context.event.EventListener;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.util.ClassUtils;

import io.github.coordination.benchmarks.process.Parent;
import io.github.coordination.benchmarks.process.Usage;

/**
 * A small web application with actuator, one controller, one service and one scheduled
 * job. Without the starter on the class path its {@code @PrimaryOnly} is an annotation
 * that the JVM cannot find and therefore leaves out: the same classes run both ways.
 */
@SpringBootApplication
@EnableScheduling
public class ShopApplication {

	/**
	 * Start it, and end when the parent says so.
	 * @param arguments properties
	 */
	public static void main(String[] arguments) {
		ApplicationContext context = SpringApplication.run(ShopApplication.class, arguments);
		new Parent().command();
		if (hasStarter()) {
			FirstOutcome.awaitPrimary(context);
		}
		System.exit(SpringApplication.exit(context));
	}

	@EventListener
	void ready(ApplicationReadyEvent event) {
		boolean asExpected = !hasStarter() || FirstOutcome.await(event.getApplicationContext());
		Usage usage = Usage.ofThis();
		long at = System.nanoTime();
		new Parent().report("ready", at, usage.cpuMillis(), usage.residentKilobytes(), Usage.classes(),
				Usage.liveHeapKilobytes(), asExpected, Usage.ofThis().cpuMillis());
	}

	private static boolean hasStarter() {
		return ClassUtils.isPresent("io.github.coordination.PrimaryElection", null);
	}

}
