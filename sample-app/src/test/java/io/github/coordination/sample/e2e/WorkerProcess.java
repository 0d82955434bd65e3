/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.sample.e2e;

import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One worker of the sample, in a JVM of its own.
 */
final class WorkerProcess extends JavaProcess {

	private static final Pattern ROLE = Pattern.compile("\"role\":\"(\\w+)\"");

	private static final Pattern PORT = Pattern.compile("Tomcat started on port (\\d+)");

	private final Path beliefs;

	private Http http;

	WorkerProcess(Path log, Path beliefs, List<String> arguments) {
		super(log, arguments);
		this.beliefs = beliefs;
	}

	/**
	 * Finds the port that the system gave to the worker, which nobody else can have
	 * taken.
	 * @return calls to that port
	 * @throws UncheckedIOException if the worker does not listen yet
	 */
	synchronized Http http() {
		if (this.http == null) {
			this.http = new Http(port(PORT));
		}
		return this.http;
	}

	Path beliefs() {
		return this.beliefs;
	}

	/**
	 * Asks for the role.
	 * @return {@code PRIMARY}, {@code SECONDARY}, or {@code UNKNOWN} as long as the
	 * worker does not answer
	 */
	String role() {
		try {
			HttpResponse<String> response = http().get("/worker");
			Matcher matcher = ROLE.matcher(response.body());
			return (response.statusCode() == 200 && matcher.find()) ? matcher.group(1) : "UNKNOWN";
		}
		catch (UncheckedIOException ex) {
			return "UNKNOWN";
		}
	}

	boolean isPrimary() {
		return role().equals("PRIMARY");
	}

	boolean answers() {
		return !role().equals("UNKNOWN");
	}

	@Override
	public String toString() {
		return "worker " + pid();
	}

}
