/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.sample.e2e;

import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

import io.github.coordination.sample.mail.DemoMailServer;

/**
 * The demonstration mail server, in a JVM of its own, on ports that the system chooses.
 */
final class MailServerProcess extends JavaProcess {

	private static final Pattern SMTP_PORT = Pattern.compile("SMTP on port (\\d+), ");

	private static final Pattern HTTP_PORT = Pattern.compile("list at http://127\\.0\\.0\\.1:(\\d+)/");

	private Http http;

	MailServerProcess(Path log) {
		super(log, List.of("-Dloader.main=" + DemoMailServer.class.getName(), "-cp", JAR.toString(),
				"org.springframework.boot.loader.launch.PropertiesLauncher", "0", "0"));
	}

	int smtpPort() {
		return port(SMTP_PORT);
	}

	boolean answers() {
		try {
			return http().get("/mails").statusCode() == 200;
		}
		catch (UncheckedIOException ex) {
			return false;
		}
	}

	List<Mail> mails() {
		return Mail.parse(http().get("/mails").body());
	}

	private synchronized Http http() {
		if (this.http == null) {
			this.http = new Http(port(HTTP_PORT));
		}
		return this.http;
	}

}
