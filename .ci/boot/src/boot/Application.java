/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package boot;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.annotation.Scheduled;

import io.github.coordination.PrimaryOnly;

/**
 * A worker with one guarded job, which prints each run and its port.
 */
@SpringBootApplication
@EnableScheduling
public class Application {

	public static void main(String[] arguments) {
		SpringApplication.run(Application.class, arguments);
	}

	@EventListener
	void ready(ApplicationReadyEvent event) {
		System.out.println("PORT " + event.getApplicationContext().getEnvironment().getProperty("local.server.port"));
	}

	@PrimaryOnly
	@Scheduled(fixedDelay = 100)
	void job() {
		System.out.println("JOB");
	}

}
