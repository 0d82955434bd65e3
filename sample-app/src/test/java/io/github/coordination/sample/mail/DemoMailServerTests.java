/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.sample.mail;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.mail.MailSendException;
import org.springframework.mail.javamail.JavaMailSenderImpl;

import io.github.coordination.sample.SampleProperties;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class DemoMailServerTests {

	private static final String PID = Long.toString(ProcessHandle.current().pid());

	private final ByteArrayOutputStream printed = new ByteArrayOutputStream();

	private DemoMailServer server;

	@BeforeEach
	void startServer() throws IOException {
		this.server = new DemoMailServer(0, 0, new PrintStream(this.printed, true, StandardCharsets.UTF_8));
		this.server.start();
	}

	@AfterEach
	void stopServer() {
		this.server.close();
	}

	@Test
	void sentMailIsPrintedAndListedWithItsWorker() throws Exception {
		postman().send("Report 7: 3 guests", "Three guests.", Map.of("X-Epoch", "42"));
		assertThat(list()).endsWith("Z\tpid=" + PID + "\tepoch=42\tReport 7: 3 guests\n");
		assertThat(this.printed.toString(StandardCharsets.UTF_8)).isEqualToNormalizingNewlines(list());
	}

	@Test
	void mailWithoutEpochIsListedToo() throws Exception {
		postman().send("Alert: POST /fail failed", "Failed.", Map.of());
		assertThat(list()).endsWith("Z\tpid=" + PID + "\tepoch=-\tAlert: POST /fail failed\n");
	}

	@Test
	void emptyListIsEmpty() throws Exception {
		assertThat(list()).isEmpty();
	}

	@Test
	void everyMailOfManyIsListedOnceInOrder() throws Exception {
		Postman postman = postman();
		for (int i = 1; i <= 50; i++) {
			postman.send("Mail " + i, "Text", Map.of());
		}
		assertThat(list().lines().map((line) -> line.split("\t", -1)[3])).hasSize(50)
			.doesNotHaveDuplicates()
			.startsWith("Mail 1", "Mail 2")
			.endsWith("Mail 50");
	}

	@Test
	void lineBreaksInASubjectCannotForgeALine() throws Exception {
		postman().send("Report 7\r\n forged\tpid=1", "Text", Map.of());
		assertThat(list().lines()).hasSize(1);
		assertThat(list().split("\t", -1)).hasSize(4);
	}

	@Test
	void postmanReportsAServerThatIsAway() {
		Postman postman = postman();
		this.server.close();
		assertThatExceptionOfType(MailSendException.class).isThrownBy(() -> postman.send("Report", "Text", Map.of()));
	}

	@Test
	void missingPortsAreExplained() {
		assertThatIllegalArgumentException().isThrownBy(() -> DemoMailServer.main(new String[] { "3025" }))
			.withMessageContaining("Say two ports");
	}

	private Postman postman() {
		JavaMailSenderImpl sender = new JavaMailSenderImpl();
		sender.setHost("127.0.0.1");
		sender.setPort(this.server.smtpPort());
		return new Postman(sender,
				new SampleProperties(Path.of("guests.db"), new SampleProperties.Report(Duration.ofSeconds(5)),
						new SampleProperties.CleanUp(Duration.ofMinutes(1), Duration.ofDays(30)),
						new SampleProperties.Mail("from@localhost", "to@localhost")));
	}

	private String list() throws IOException, InterruptedException {
		URI uri = URI.create("http://127.0.0.1:" + this.server.httpPort() + "/mails");
		HttpRequest request = HttpRequest.newBuilder(uri).timeout(Duration.ofSeconds(60)).build();
		HttpResponse<String> response = HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
		assertThat(response.statusCode()).isEqualTo(200);
		return response.body();
	}

}
