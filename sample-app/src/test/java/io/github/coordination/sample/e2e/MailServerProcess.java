/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.sample.e2e;

import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;

import io.github.coordination.sample.mail.DemoMailServer;

/**
 * The demonstration mail server, in a JVM of its own.
 */
final class MailServerProcess extends JavaProcess {

	private final Http http;

	MailServerProcess(Path log, int smtpPort, int httpPort) {
		super(log,
				List.of("-Dloader.main=" + DemoMailServer.class.getName(), "-cp", JAR.toString(),
						"org.springframework.boot.loader.launch.PropertiesLauncher", Integer.toString(smtpPort),
						Integer.toString(httpPort)));
		this.http = new Http(httpPort);
	}

	boolean answers() {
		try {
			return this.http.get("/mails").statusCode() == 200;
		}
		catch (UncheckedIOException ex) {
			return false;
		}
	}

	List<Mail> mails() {
		return Mail.parse(this.http.get("/mails").body());
	}

}
