/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.sample.mail;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

import com.icegreen.greenmail.store.FolderException;
import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import org.springframework.boot.logging.LogLevel;
import org.springframework.boot.logging.LoggingSystem;

/**
 * A mail server for the demonstration: it takes every message that arrives on the
 * loopback address, prints one line for it, and lists all of them at {@code GET /mails}.
 * It runs as a process of its own, from the same jar: <pre>
 * java -Dloader.main=io.github.coordination.sample.mail.DemoMailServer -cp sample-app.jar \
 *     org.springframework.boot.loader.launch.PropertiesLauncher 3025 8025
 * </pre>
 *
 * @since 0.1.0
 */
public final class DemoMailServer implements AutoCloseable {

	private static final InetAddress LOOPBACK = InetAddress.getLoopbackAddress();

	private final MailLog log = new MailLog(10_000);

	private final PrintStream out;

	private final GreenMail smtp;

	private final GreenMailUser mailbox;

	private final HttpServer http;

	DemoMailServer(int smtpPort, int httpPort, PrintStream out) throws IOException {
		this.out = out;
		this.smtp = new GreenMail(new ServerSetup(smtpPort, LOOPBACK.getHostAddress(), ServerSetup.PROTOCOL_SMTP));
		this.mailbox = this.smtp.setUser("mailbox@localhost", "unused");
		this.smtp.getUserManager().setMessageDeliveryHandler((mail, address) -> receive(mail.getMessage()));
		this.http = HttpServer.create(new InetSocketAddress(LOOPBACK, httpPort), 0);
		this.http.createContext("/mails", this::list);
	}

	/**
	 * Starts the server and prints where it listens.
	 * @param args the port for SMTP and the port for HTTP
	 * @throws IOException if the port for HTTP is taken
	 */
	public static void main(String[] args) throws IOException {
		if (args.length != 2) {
			throw new IllegalArgumentException("Say two ports, one for SMTP and one for HTTP, for instance: 3025 8025");
		}
		LoggingSystem.get(DemoMailServer.class.getClassLoader()).setLogLevel(null, LogLevel.WARN);
		DemoMailServer server = new DemoMailServer(Integer.parseInt(args[0]), Integer.parseInt(args[1]), System.out);
		server.start();
		System.out.printf("SMTP on port %d, list at http://%s:%d/mails%n", server.smtpPort(), LOOPBACK.getHostAddress(),
				server.httpPort());
	}

	void start() {
		this.smtp.start();
		this.http.start();
	}

	int smtpPort() {
		return this.smtp.getSmtp().getPort();
	}

	int httpPort() {
		return this.http.getAddress().getPort();
	}

	@Override
	public void close() {
		this.http.stop(0);
		this.smtp.stop();
	}

	private GreenMailUser receive(MimeMessage message) throws MessagingException {
		ReceivedMail mail = ReceivedMail.of(message, Instant.now());
		this.log.add(mail);
		this.out.println(mail.toLine());
		emptyMailbox();
		return this.mailbox;
	}

	private void emptyMailbox() throws MessagingException {
		// Memory stays bounded: the log remembers what matters of each message.
		try {
			this.smtp.purgeEmailFromAllMailboxes();
		}
		catch (FolderException ex) {
			throw new MessagingException("The mailbox could not be emptied", ex);
		}
	}

	private void list(HttpExchange exchange) throws IOException {
		byte[] lines = this.log.toLines().getBytes(StandardCharsets.UTF_8);
		exchange.getResponseHeaders().set("Content-Type", "text/plain; charset=UTF-8");
		exchange.sendResponseHeaders(200, (lines.length > 0) ? lines.length : -1);
		try (OutputStream body = exchange.getResponseBody()) {
			body.write(lines);
		}
	}

}
