/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.store.redis;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

import io.github.coordination.Worker;
import io.github.coordination.lease.Attempt;
import io.github.coordination.lease.Claim;
import io.github.coordination.lease.Holder;
import io.github.coordination.lease.LeaseRecord;
import io.github.coordination.lease.LeaseRequest;

/**
 * Translates between the values of the store and the texts of the scripts.
 */
final class RedisRecords {

	/** Where the parts of a record begin in the answer of a script. */
	private static final int FIRST_PART = 3;

	private static final long NANOS_PER_MICRO = 1000;

	private RedisRecords() {
	}

	static List<String> arguments(LeaseRequest request) {
		List<String> arguments = new ArrayList<>();
		arguments.add(claim(request.claim()));
		arguments.add(Long.toString(request.epochFloor()));
		arguments.addAll(parts(request.holder()));
		arguments.add(micros(request.lease()));
		if (request.claim() instanceof Claim.Replace replace && replace.expected() != null) {
			arguments.addAll(parts(replace.expected()));
		}
		return arguments;
	}

	private static String claim(Claim claim) {
		if (claim instanceof Claim.Replace replace) {
			return (replace.expected() != null) ? "record" : "absent";
		}
		return "free";
	}

	private static List<String> parts(Holder holder) {
		Worker worker = holder.worker();
		return List.of(worker.id(), worker.host(), Long.toString(worker.pid()), holder.bootId(), holder.namespaces(),
				Long.toString(holder.startTime()));
	}

	private static List<String> parts(LeaseRecord record) {
		List<String> parts = new ArrayList<>(parts(record.holder()));
		parts.add(Long.toString(record.epoch()));
		parts.add(Long.toString(record.renewal()));
		parts.add(micros(record.lease()));
		parts.add(record.released() ? "1" : "0");
		return parts;
	}

	/** Microseconds, rounded up. */
	static String micros(Duration duration) {
		return Long.toString((duration.toNanos() + NANOS_PER_MICRO - 1) / NANOS_PER_MICRO);
	}

	/**
	 * What the script answered.
	 * @param key key of the record, for people
	 */
	static Attempt attempt(String key, List<String> answer) {
		return switch (answer.get(0)) {
			case "granted" -> granted(answer);
			case "none" -> new Attempt.Free(null, instant(answer.get(1)));
			case "found" -> found(key, answer);
			default -> refused(key, answer.get(1));
		};
	}

	private static Attempt granted(List<String> answer) {
		long vacancy = Long.parseLong(answer.get(2));
		return new Attempt.Granted(Long.parseLong(answer.get(1)),
				(vacancy >= 0) ? Duration.of(vacancy, ChronoUnit.MICROS) : null);
	}

	private static Attempt found(String key, List<String> answer) {
		if (answer.stream().anyMatch((text) -> text.indexOf('\ufffd') >= 0)) {
			return refused(key, "holds text that is not UTF-8");
		}
		LeaseRecord record = record(answer.subList(FIRST_PART, answer.size()));
		Instant now = instant(answer.get(1));
		Duration remaining = Duration.between(now, instant(answer.get(2)));
		boolean live = !record.released() && !remaining.isNegative() && !remaining.isZero();
		return live ? new Attempt.Held(record, remaining, now) : new Attempt.Free(record, now);
	}

	private static Attempt refused(String key, String reason) {
		return new Attempt.Refused(
				("The key \"%s\" in Redis %s, so it is not touched: stop all workers that may use it, "
						+ "see what wrote it, and delete it.")
					.formatted(key, reason));
	}

	private static LeaseRecord record(List<String> parts) {
		Worker worker = new Worker(parts.get(0), parts.get(1), Long.parseLong(parts.get(2)));
		Holder holder = new Holder(worker, parts.get(3), parts.get(4), Long.parseLong(parts.get(5)));
		return new LeaseRecord(holder, Long.parseLong(parts.get(6)), Long.parseLong(parts.get(7)),
				Duration.of(Long.parseLong(parts.get(8)), ChronoUnit.MICROS), parts.get(9).equals("1"));
	}

	private static Instant instant(String micros) {
		return Instant.EPOCH.plus(Long.parseLong(micros), ChronoUnit.MICROS);
	}

}
