/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.store.redis;

import java.util.Map;

import io.lettuce.core.ScriptOutputType;
import io.lettuce.core.api.sync.RedisCommands;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.github.coordination.lease.Attempt;
import io.github.coordination.lease.Claim;
import io.github.coordination.lease.Lease;
import io.github.coordination.lease.Renewal;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What becomes of records that no worker of this version writes.
 */
class RedisRecordTests {

	private final RedisCommands<String, String> cli = RedisProcess.shared().cli();

	private final RedisStores stores = new RedisStores();

	private final RedisLeaseStore store = this.stores.open(RedisProcess.shared().factory());

	@AfterEach
	void close() {
		this.stores.close();
	}

	@Test
	void recordIsReadableForPeopleAndHasNoTtl() {
		Lease lease = RedisStores.acquire(this.store);
		assertThat(this.cli.hgetall(this.stores.key())).hasSize(12)
			.containsEntry("version", "1")
			.containsEntry("holder", "first")
			.containsEntry("host", "host.example")
			.containsEntry("pid", "4711")
			.containsEntry("epoch", Long.toString(lease.epoch()))
			.containsEntry("lease", "10000000")
			.containsEntry("released", "0");
		assertThat(this.cli.ttl(this.stores.key())).isEqualTo(-1);
	}

	@ParameterizedTest
	@CsvSource({ "version, 2, 'has format version 2, not 1'", "epoch, 07, has no valid field epoch",
			"epoch, 0, has a number out of range", "epoch, 9999999999999999999, has no valid field epoch",
			"lease, 86400000001, has a number out of range", "lease, 0, has a number out of range",
			"lease, 1e6, has no valid field lease", "released, 2, has a number out of range",
			"pid, -1, has no valid field pid", "expiresAt, soon, has no valid field expiresAt",
			"colour, red, does not have the fields of format version 1" })
	void foreignRecordIsRefusedAndLeftAlone(String field, String value, String reason) {
		Lease lease = RedisStores.acquire(this.store);
		this.cli.hset(this.stores.key(), "released", "1");
		this.cli.hset(this.stores.key(), field, value);
		assertRefused(reason);
		assertThat(this.store.renew(lease)).isEqualTo(new Renewal.Lost("the record " + reason));
	}

	@ParameterizedTest
	@CsvSource({ "version, 'has format version none, not 1'", "holder, has no valid field holder",
			"expiresAt, does not have the fields of format version 1" })
	void recordWithoutAFieldIsRefused(String field, String reason) {
		RedisStores.acquire(this.store);
		this.cli.hset(this.stores.key(), "released", "1");
		this.cli.hdel(this.stores.key(), field);
		assertRefused(reason);
	}

	@Test
	void hugeFieldIsNotEvenRead() {
		RedisStores.acquire(this.store);
		this.cli.hset(this.stores.key(), "host", "x".repeat(2_000_000));
		assertRefused("has no valid field host");
	}

	@Test
	void textThatIsNotUtf8IsRefused() {
		RedisStores.acquire(this.store);
		this.cli.eval("return redis.call('HSET', KEYS[1], 'host', '\\255\\254')", ScriptOutputType.INTEGER,
				this.stores.key());
		assertRefused("holds text that is not UTF-8");
	}

	@Test
	void keyOfAnotherTypeIsRefusedAndLeftAlone() {
		this.cli.set(this.stores.key(), "mine");
		assertRefused("is of type string, not a hash");
		assertThat(this.cli.get(this.stores.key())).isEqualTo("mine");
	}

	private void assertRefused(String reason) {
		boolean hash = this.cli.type(this.stores.key()).equals("hash");
		Map<String, String> before = hash ? this.cli.hgetall(this.stores.key()) : Map.of();
		String sentence = "The key \"%s\" in Redis %s, so it is not touched: ".formatted(this.stores.key(), reason);
		for (Claim claim : new Claim[] { new Claim.IfFree(), new Claim.Replace(null) }) {
			assertThat(RedisStores.attempt(this.store, "other", 0, claim)).isInstanceOfSatisfying(Attempt.Refused.class,
					(refused) -> assertThat(refused.reason()).startsWith(sentence).endsWith("."));
		}
		assertThat(hash ? this.cli.hgetall(this.stores.key()) : Map.of()).isEqualTo(before);
	}

	@Test
	void recordOfAnotherLeaseIsTakenAsItSays() {
		RedisStores.acquire(this.store);
		this.cli.hset(this.stores.key(), "lease", "60000000");
		assertThat(RedisStores.ask(this.store)).isInstanceOfSatisfying(Attempt.Held.class,
				(held) -> assertThat(held.record().lease()).hasSeconds(60));
	}

	@Test
	void epochsThatADoubleCannotHoldAreKeptExactly() {
		Attempt granted = RedisStores.attempt(this.store, "other", 9_007_199_254_740_993L, new Claim.Replace(null));
		assertThat(epoch(granted)).isEqualTo(9_007_199_254_740_994L);
		this.cli.hset(this.stores.key(), "released", "1");
		assertThat(epoch(RedisStores.ask(this.store))).isEqualTo(9_007_199_254_740_995L);
	}

	private static long epoch(Attempt attempt) {
		return ((Attempt.Granted) attempt).epoch();
	}

	@ParameterizedTest
	@CsvSource({ "1999999999999999, 2000000000000000", "99999999999999999, 100000000000000000",
			"900719925474099989, 900719925474099990" })
	void epochsCarry(long floor, long epoch) {
		Attempt granted = RedisStores.attempt(this.store, "other", floor, new Claim.Replace(null));
		assertThat(epoch(granted)).isEqualTo(epoch);
		assertThat(this.cli.hget(this.stores.key(), "epoch")).isEqualTo(Long.toString(epoch));
	}

	@Test
	void renewalsAreCounted() {
		Lease lease = RedisStores.acquire(this.store);
		this.cli.hset(this.stores.key(), "renewal", "199");
		assertThat(this.store.renew(lease)).isEqualTo(new Renewal.Renewed());
		assertThat(this.cli.hget(this.stores.key(), "renewal")).isEqualTo("200");
	}

	@Test
	void epochsEndBeforeTheyOverflow() {
		Attempt refused = RedisStores.attempt(this.store, "other", 999_999_999_999_999_999L, new Claim.Replace(null));
		assertThat(refused).isInstanceOf(Attempt.Refused.class);
		assertThat(this.cli.exists(this.stores.key())).isZero();
	}

	@Test
	void firstEpochIsTheTimeOfTheServer() {
		long before = Long.parseLong(this.cli.time().get(0)) * 1000;
		assertThat(RedisStores.acquire(this.store).epoch()).isBetween(before, before + 600_000);
	}

	/** The record may be one that the server has gone back to. */
	@Test
	void epochExceedsTheTimeOfTheServerWhateverTheRecordRemembers() {
		RedisStores.acquire(this.store);
		this.cli.hset(this.stores.key(), Map.of("released", "1", "epoch", "5"));
		long before = Long.parseLong(this.cli.time().get(0)) * 1000;
		assertThat(RedisStores.ask(this.store)).isInstanceOfSatisfying(Attempt.Granted.class,
				(granted) -> assertThat(granted.epoch()).isGreaterThan(before));
	}

}
