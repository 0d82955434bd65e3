/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.benchmarks.failover;

import java.nio.file.Path;

import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Configuration;

import io.github.coordination.benchmarks.process.NoServers;
import io.github.coordination.benchmarks.process.Parent;

/**
 * A contender in a process of its own. Both kinds run the same application, so that their
 * processes are of the same size when they are killed; for the bare lock the starter is
 * switched off.
 */
final class ContenderMain {

	private ContenderMain() {
	}

	/**
	 * Arguments: the kind of contender, and a folder.
	 */
	public static void main(String[] arguments) throws Exception {
		Kind kind = Kind.valueOf(arguments[0]);
		Path folder = Path.of(arguments[1]);
		ApplicationContext context = new SpringApplicationBuilder(Application.class).web(WebApplicationType.NONE)
			.run("--spring.application.name=failover", "--spring.main.banner-mode=off", NoServers.ARGUMENT,
					"--logging.level.root=warn", "--coordination.file.directory=" + folder,
					"--coordination.enabled=" + (kind == Kind.STARTER));
		Contender contender = (kind == Kind.STARTER) ? new StarterContender(context)
				: new RawContender(folder.resolve("raw.lock"));
		obey(new Parent(), contender);
		System.exit(0);
	}

	private static void obey(Parent parent, Contender contender) throws Exception {
		for (String command = parent.command(); command != null; command = parent.command()) {
			switch (command) {
				case "stand" -> {
					contender.stand();
					parent.report("stands");
				}
				case "win" -> parent.report("won", contender.awaitWin());
				case "release" -> parent.report("released", contender.release());
				default -> throw new IllegalArgumentException(command);
			}
		}
	}

	/**
	 * Kinds of contenders.
	 */
	enum Kind {

		/**
		 * A bare blocking lock of a file.
		 */
		RAW("raw blocking FileChannel.lock()"),

		/**
		 * A worker with the starter.
		 */
		STARTER("isPrimary() on the file store");

		private final String text;

		Kind(String text) {
			this.text = text;
		}

		String text() {
			return this.text;
		}

	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	static class Application {

	}

}
