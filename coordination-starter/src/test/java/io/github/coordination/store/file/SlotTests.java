/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.store.file;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.zip.CRC32C;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.github.coordination.Worker;
import io.github.coordination.lease.Holder;
import io.github.coordination.lease.LeaseRecord;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * The codec of a slot.
 */
class SlotTests {

	@Test
	void recordSurvivesTheRoundTrip() {
		LeaseRecord record = Records.live(12);
		assertThat(roundTrip(record)).isEqualTo(record);
		assertThat(roundTrip(record.asReleased())).isEqualTo(record.asReleased());
		assertThat(Slot.decode(Slot.encode(record, "77", Records.SINCE)).lockFile()).isEqualTo("77");
	}

	@ParameterizedTest
	@ValueSource(strings = { "", " ", "a b", "100%", "x=y", " crc32c=00000000", "\n\r\t", "\u0000", "größe",
			"\uD83D\uDE00", "'; DROP TABLE", "\u202Eevil" })
	void textOfAnyKindSurvivesTheRoundTrip(String text) {
		Holder holder = new Holder(new Worker(text, text, Long.MAX_VALUE), text, text, Long.MAX_VALUE);
		LeaseRecord record = new LeaseRecord(holder, Long.MAX_VALUE, Long.MAX_VALUE, Duration.ofNanos(1), true);
		assertThat(roundTrip(record)).isEqualTo(record);
	}

	@Test
	void slotIsOneLineOfTextOfFixedLength() {
		byte[] bytes = Slot.encode(Records.live(12), "77", Records.SINCE);
		assertThat(bytes).hasSize(Slot.SIZE).hasSameSizeAs(Slot.blank());
		assertThat(new String(bytes, StandardCharsets.US_ASCII)).hasLineCount(1)
			.endsWith(" \n")
			.startsWith("coordination-1 epoch=12 released=false lease=PT3S renewal=0 worker=one pid=4711 started=99 "
					+ "boot=boot pidns=pid%3A%5B1%5D lockfile=77 since=2026-07-28T10:15:30Z host=host crc32c=");
	}

	@Test
	void veryLongHostIsCutAndNothingElse() {
		Holder holder = new Holder(new Worker("one", "\u4e2d".repeat(5000), 1), "boot", "pid", 1);
		LeaseRecord read = roundTrip(new LeaseRecord(holder, 1, 0, Records.LEASE, false));
		assertThat(read.holder().worker().host()).isNotEmpty().hasSizeLessThan(256);
		assertThat(read.holder().id()).isEqualTo("one");
	}

	@Test
	void workerIdThatDoesNotFitIsRefused() {
		Holder holder = new Holder(new Worker("x".repeat(Slot.SIZE), "host", 1), "boot", "pid", 1);
		LeaseRecord record = new LeaseRecord(holder, 1, 0, Records.LEASE, false);
		assertThatIllegalArgumentException().isThrownBy(() -> Slot.encode(record, "77", Records.SINCE))
			.withMessageContaining("does not fit");
	}

	@Test
	void blankSlotIsNeitherRecordNorDamage() {
		assertThat(Slot.decode(Slot.blank())).isEqualTo(new Slot(Slot.State.BLANK));
	}

	@Test
	void anyChangedByteOfTheTextIsDamage() {
		byte[] bytes = Slot.encode(Records.live(12), "77", Records.SINCE);
		int length = new String(bytes, StandardCharsets.US_ASCII).stripTrailing().length();
		for (int i = 0; i < length; i++) {
			byte[] changed = bytes.clone();
			changed[i] ^= 1;
			assertThat(Slot.decode(changed).state()).as("byte " + i).isEqualTo(Slot.State.DAMAGED);
		}
	}

	@Test
	void everyCutIsDamage() {
		byte[] bytes = Slot.encode(Records.live(12), "77", Records.SINCE);
		int length = new String(bytes, StandardCharsets.US_ASCII).stripTrailing().length();
		for (int i = 1; i < length; i++) {
			byte[] cut = Slot.blank();
			System.arraycopy(bytes, 0, cut, 0, i);
			assertThat(Slot.decode(cut).state()).as("cut at " + i).isEqualTo(Slot.State.DAMAGED);
		}
	}

	@Test
	void mixOfTwoRecordsIsDamage() {
		byte[] older = Slot.encode(Records.live(12).asReleased(), "77", Records.SINCE);
		byte[] newer = Slot.encode(Records.live(13), "77", Records.SINCE.plusSeconds(1));
		int length = new String(newer, StandardCharsets.US_ASCII).stripTrailing().length();
		int same = Arrays.mismatch(older, newer);
		for (int i = same + 1; i < length; i++) {
			byte[] mixed = older.clone();
			System.arraycopy(newer, 0, mixed, 0, i);
			assertThat(Slot.decode(mixed).state()).as("mixed at " + i).isEqualTo(Slot.State.DAMAGED);
		}
	}

	@ParameterizedTest
	@ValueSource(bytes = { 0, 1, '\n', 'x', (byte) 0xff })
	void garbageIsDamage(byte value) {
		byte[] bytes = new byte[Slot.SIZE];
		Arrays.fill(bytes, value);
		assertThat(Slot.decode(bytes).state()).isEqualTo(Slot.State.DAMAGED);
	}

	@ParameterizedTest
	@ValueSource(strings = { "coordination-2 epoch=12", "", "coordination-1", "coordination-1 epoch=x",
			"coordination-1 =", "coordination-1 epoch" })
	void intactTextOfAnotherFormatIsForeign(String text) {
		assertThat(Slot.decode(withChecksum(text)).state()).isEqualTo(Slot.State.FOREIGN);
	}

	@ParameterizedTest
	@ValueSource(strings = { "epoch=0", "epoch=-1", "epoch=99999999999999999999", "lease=PT0S", "lease=PT99999H",
			"lease=soon", "renewal=-1", "pid=x", "worker=%zz" })
	void intactRecordWithAValueThatNoWorkerWritesIsForeign(String field) {
		String name = field.substring(0, field.indexOf('=') + 1);
		String line = new String(Slot.encode(Records.live(12), "77", Records.SINCE), StandardCharsets.US_ASCII);
		String text = line.substring(0, line.indexOf(" crc32c=")).replaceFirst(" " + name + "\\S*", " " + field);
		assertThat(Slot.decode(withChecksum(text)).state()).isEqualTo(Slot.State.FOREIGN);
	}

	static byte[] withChecksum(String text) {
		CRC32C crc = new CRC32C();
		crc.update(text.getBytes(StandardCharsets.ISO_8859_1));
		byte[] line = (text + " crc32c=%08x".formatted(crc.getValue())).getBytes(StandardCharsets.ISO_8859_1);
		byte[] bytes = Slot.blank();
		System.arraycopy(line, 0, bytes, 0, line.length);
		return bytes;
	}

	private static LeaseRecord roundTrip(LeaseRecord record) {
		return Slot.decode(Slot.encode(record, "77", Records.SINCE)).record();
	}

}
