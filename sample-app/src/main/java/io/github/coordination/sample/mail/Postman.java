/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.sample.mail;

import java.util.Map;

import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.mail.javamail.MimeMessageHelper;
import org.springframework.stereotype.Component;

import io.github.coordination.sample.SampleProperties;

/**
 * Sends e-mail to the reader named in the settings. Each message says in the header
 * {@value #PID_HEADER} which worker sent it.
 *
 * @since 0.1.0
 */
@Component
public class Postman {

	static final String PID_HEADER = "X-Worker-Pid";

	private final JavaMailSender sender;

	private final SampleProperties.Mail addresses;

	Postman(JavaMailSender sender, SampleProperties properties) {
		this.sender = sender;
		this.addresses = properties.mail();
	}

	/**
	 * Sends a message and returns when the mail server has taken it.
	 * @param subject subject of the message
	 * @param text plain text of the message
	 * @param headers further headers
	 * @throws org.springframework.mail.MailException if the mail server did not take it
	 */
	public void send(String subject, String text, Map<String, String> headers) {
		this.sender.send((message) -> {
			MimeMessageHelper helper = new MimeMessageHelper(message, "UTF-8");
			helper.setFrom(this.addresses.from());
			helper.setTo(this.addresses.to());
			helper.setSubject(subject);
			helper.setText(text);
			message.setHeader(PID_HEADER, Long.toString(ProcessHandle.current().pid()));
			for (Map.Entry<String, String> header : headers.entrySet()) {
				message.setHeader(header.getKey(), header.getValue());
			}
		});
	}

}
