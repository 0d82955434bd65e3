/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.store.redis;

import java.time.Duration;
import java.util.List;
import java.util.Map;

import io.lettuce.core.AclSetuserArgs;
import io.lettuce.core.protocol.CommandType;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import io.github.coordination.faults.LoggedWorker;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * However long a fault of Redis lasts, it is one line in the log of a worker, and its end
 * is another.
 */
@Timeout(300)
class RedisLogTests {

	/** More than ten calls fail while lines are counted. */
	private static final int CALLS = 11;

	private static final Duration BOUND = Duration.ofSeconds(60);

	private final RedisStores stores = new RedisStores();

	private RedisProcess server;

	@BeforeEach
	void start() {
		this.server = new RedisProcess("--enable-protected-configs", "local");
	}

	@AfterEach
	void close() {
		this.stores.close();
		this.server.close();
	}

	@Test
	void outageIsOneLineAndItsEndAnother() {
		RedisLeaseStore store = this.stores.open(this.server.factory());
		this.server.kill();
		try (LoggedWorker worker = new LoggedWorker(store)) {
			worker.awaitCallsInVain(CALLS);
			this.server.start();
			worker.awaitPrimary();
			this.server.kill();
			worker.awaitCallsInVain(CALLS);
			this.server.start();
			worker.awaitPrimary();
			assertThat(worker.lines()).hasSize(4);
			assertThat(List.of(worker.lines().get(0), worker.lines().get(2))).allSatisfy(
					(line) -> assertThat(line).startsWith("WARN Store unreachable: store=redis (" + store.identity()));
			assertThat(List.of(worker.lines().get(1), worker.lines().get(3)))
				.containsOnly("INFO Store reachable: store=redis (" + store.identity() + ")");
		}
	}

	@Test
	void refusalsAreOneLineEach() {
		try (RedisProcess unsaved = new RedisProcess("--enable-protected-configs", "local");
				RedisProcess foreign = new RedisProcess();
				RedisProcess forbidden = new RedisProcess()) {
			failToSave(unsaved);
			foreign.cli().hset(this.stores.key(), "version", "2");
			AclSetuserArgs rights = AclSetuserArgs.Builder.on().addPassword("secret").allCommands();
			forbidden.cli().aclSetuser("worker", rights.allKeys().allChannels().removeCommand(CommandType.HSET));
			Map<RedisLeaseStore, String> refusals = Map.of(this.stores.open(unsaved.factory()), "MISCONF",
					this.stores.open(foreign.factory()), "has format version 2, not 1",
					this.stores.open(forbidden.factory("worker", "secret")), "can't run this command",
					this.stores.open(this.server.factory("worker", "guess")), "WRONGPASS");
			List<String> lines = LoggedWorker.linesOfRefusedWorkers(List.copyOf(refusals.keySet()));
			assertThat(lines).filteredOn((line) -> line.startsWith("WARN Store redis"))
				.hasSameSizeAs(refusals.keySet());
			refusals.forEach((store, sentence) -> assertThat(lines)
				.filteredOn((line) -> line
					.startsWith("WARN Store redis (" + store.identity() + ") refused: election=primary: "))
				.singleElement()
				.asString()
				.contains(sentence)
				.endsWith("This worker stays secondary and asks again"));
		}
	}

	/** The server takes no write after it has failed to save, if it saves by itself. */
	private static void failToSave(RedisProcess server) {
		server.cli().configSet("dir", "/proc");
		server.cli().configSet("save", "3600 1");
		server.cli().bgsave();
		Awaitility.await()
			.atMost(BOUND)
			.until(() -> server.cli().info("persistence").contains("rdb_last_bgsave_status:err"));
	}

	@Test
	void primaryWhoseServerCannotSaveAnyMoreSaysSo() {
		this.stores.leaveReleased(this.server);
		try (LoggedWorker worker = new LoggedWorker(this.stores.open(this.server.factory()))) {
			worker.awaitPrimary();
			failToSave(this.server);
			worker.awaitCallsInVain(CALLS);
			this.server.cli().configSet("stop-writes-on-bgsave-error", "no");
			worker.awaitPrimary();
			assertThat(worker.lines()).hasSizeLessThanOrEqualTo(3)
				.filteredOn((line) -> line.startsWith("WARN Store redis"))
				.singleElement()
				.asString()
				.contains("refused: election=primary: Redis answers \"MISCONF ");
		}
	}

	@Test
	void missingRightToListenIsOneLineAndStopsNoElection() {
		this.stores.leaveReleased(this.server);
		this.server.cli()
			.aclSetuser("worker",
					AclSetuserArgs.Builder.on().addPassword("secret").allCommands().allKeys().resetChannels());
		int before = refusedSubscriptions();
		try (LoggedWorker worker = new LoggedWorker(this.stores.open(this.server.factory("worker", "secret")))) {
			worker.awaitPrimary();
			Awaitility.await().atMost(BOUND).until(() -> refusedSubscriptions() > before + 1);
			assertThat(worker.lines()).singleElement()
				.asString()
				.startsWith("WARN No wake-up from Redis, so that a hand-over is noticed only by polling: ")
				.contains("NOPERM")
				.contains("grant the user of spring.data.redis.username");
		}
	}

	private int refusedSubscriptions() {
		return this.server.cli()
			.aclLog()
			.stream()
			.filter((entry) -> entry.get("reason").equals("channel"))
			.mapToInt((entry) -> ((Number) entry.get("count")).intValue())
			.sum();
	}

}
