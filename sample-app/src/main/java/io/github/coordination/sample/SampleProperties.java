/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.sample;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Settings of the sample under {@code sample.*}; {@code application.yaml} holds the
 * defaults.
 *
 * @param database file of the guest registry, shared by all workers of the host
 * @param report when reports are sent
 * @param cleanUp when guests are removed
 * @param mail from whom and to whom e-mail goes
 * @since 0.1.0
 */
@ConfigurationProperties("sample")
public record SampleProperties(Path database, Report report, CleanUp cleanUp, Mail mail) {

	public SampleProperties {
		Path directory = database.toAbsolutePath().getParent();
		check(directory != null && Files.isDirectory(directory), "sample.database",
				"'" + database + "' lies in a directory that does not exist: create it or name another file");
	}

	private static void check(boolean valid, String property, String advice) {
		if (!valid) {
			throw new IllegalArgumentException(property + ": " + advice);
		}
	}

	/**
	 * When reports are sent.
	 *
	 * @param interval time between two reports, at least 100 milliseconds
	 */
	public record Report(Duration interval) {

		public Report {
			check(interval.toMillis() >= 100, "sample.report.interval", "use 100ms or more, for instance 5s");
		}

	}

	/**
	 * When guests are removed.
	 *
	 * @param interval time between two clean-ups
	 * @param retention how long a guest is kept after having been registered
	 */
	public record CleanUp(Duration interval, Duration retention) {

		public CleanUp {
			check(interval.toMillis() > 0, "sample.clean-up.interval", "use a positive duration, for instance 1m");
			check(retention.toMillis() > 0, "sample.clean-up.retention", "use a positive duration, for instance 30d");
		}

	}

	/**
	 * From whom and to whom e-mail goes.
	 *
	 * @param from address of the sender
	 * @param to address of the reader
	 */
	public record Mail(String from, String to) {

	}

}
