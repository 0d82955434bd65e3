/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.store.file;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.zip.CRC32C;

import org.jspecify.annotations.Nullable;

import io.github.coordination.Worker;
import io.github.coordination.lease.Holder;
import io.github.coordination.lease.LeaseRecord;

/**
 * One of the two places for a record in a slot file: a line of text of fixed length that
 * ends with its own checksum.
 *
 * @param state what the bytes are
 * @param record the record, if they are one
 * @param lockFile number of the lock file that was locked when it was written
 * @param since when the term began; if it is released, when it let no more calls in
 */
record Slot(State state, @Nullable LeaseRecord record, String lockFile, Instant since) {

	/**
	 * Length in bytes.
	 */
	static final int SIZE = 1536;

	private static final String FORMAT = "coordination-1";

	private static final String CHECKSUM = " crc32c=";

	private static final int MAX_HOST = 255;

	Slot(State state) {
		this(state, null, "", Instant.EPOCH);
	}

	/**
	 * Write a record as a slot.
	 * @param record the record
	 * @param lockFile number of the lock file
	 * @param since when its term began, or let no more calls in if it is released
	 */
	static byte[] encode(LeaseRecord record, String lockFile, Instant since) {
		Worker worker = record.holder().worker();
		String line = String.join(" ", FORMAT, "epoch=" + record.epoch(), "released=" + record.released(),
				"lease=" + record.lease(), "renewal=" + record.renewal(), "worker=" + quoted(worker.id()),
				"pid=" + worker.pid(), "started=" + record.holder().startTime(),
				"boot=" + quoted(record.holder().bootId()), "pidns=" + quoted(record.holder().namespaces()),
				"lockfile=" + quoted(lockFile), "since=" + since, "host=" + bounded(worker.host()));
		byte[] text = (line + CHECKSUM + checksum(line)).getBytes(StandardCharsets.US_ASCII);
		if (text.length >= SIZE) {
			throw new IllegalArgumentException(
					"the record of %d bytes does not fit into a slot".formatted(text.length));
		}
		byte[] bytes = blank();
		System.arraycopy(text, 0, bytes, 0, text.length);
		return bytes;
	}

	/**
	 * A slot that was never written.
	 */
	static byte[] blank() {
		byte[] bytes = new byte[SIZE];
		Arrays.fill(bytes, (byte) ' ');
		bytes[SIZE - 1] = '\n';
		return bytes;
	}

	/**
	 * Read a slot.
	 */
	static Slot decode(byte[] bytes) {
		if (Arrays.equals(bytes, blank())) {
			return new Slot(State.BLANK);
		}
		String text = new String(bytes, StandardCharsets.ISO_8859_1).stripTrailing();
		int end = text.lastIndexOf(CHECKSUM);
		if (end < 0 || !text.substring(end + CHECKSUM.length()).equals(checksum(text.substring(0, end)))) {
			return new Slot(State.DAMAGED);
		}
		try {
			return parse(text.substring(0, end));
		}
		catch (IllegalArgumentException | DateTimeException ex) {
			return new Slot(State.FOREIGN);
		}
	}

	private static Slot parse(String line) {
		String[] words = line.split(" ", -1);
		Map<String, String> fields = new HashMap<>();
		for (String word : Arrays.asList(words).subList(1, words.length)) {
			int sign = Math.max(0, word.indexOf('='));
			fields.put(word.substring(0, sign), word.substring(Math.min(word.length(), sign + 1)));
		}
		if (!words[0].equals(FORMAT)) {
			throw new IllegalArgumentException(words[0]);
		}
		Worker worker = new Worker(text(fields, "worker"), text(fields, "host"), Long.parseLong(text(fields, "pid")));
		Holder holder = new Holder(worker, text(fields, "boot"), text(fields, "pidns"),
				Long.parseLong(text(fields, "started")));
		LeaseRecord record = new LeaseRecord(holder, Long.parseLong(text(fields, "epoch")),
				Long.parseLong(text(fields, "renewal")), Duration.parse(text(fields, "lease")),
				text(fields, "released").equals("true"));
		return new Slot(State.RECORD, record, text(fields, "lockfile"), Instant.parse(text(fields, "since")));
	}

	private static String text(Map<String, String> fields, String name) {
		String value = fields.get(name);
		if (value == null) {
			throw new IllegalArgumentException(name);
		}
		return URLDecoder.decode(value, StandardCharsets.UTF_8);
	}

	private static String quoted(String value) {
		return URLEncoder.encode(value, StandardCharsets.UTF_8);
	}

	private static String bounded(String host) {
		String kept = host;
		while (quoted(kept).length() > MAX_HOST) {
			kept = kept.substring(0, kept.length() / 2);
		}
		return quoted(kept);
	}

	private static String checksum(String line) {
		CRC32C crc = new CRC32C();
		crc.update(line.getBytes(StandardCharsets.ISO_8859_1));
		return "%08x".formatted(crc.getValue());
	}

	/**
	 * What the bytes of a slot are.
	 */
	enum State {

		/** Never written. */
		BLANK,

		/** A record. */
		RECORD,

		/** Neither: a crash in the middle of writing, or foreign bytes. */
		DAMAGED,

		/** Intact, but of a format that this version does not know. */
		FOREIGN

	}

}
