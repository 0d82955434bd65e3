/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.store.redis;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;

import io.lettuce.core.cluster.api.async.RedisClusterAsyncCommands;

import io.github.coordination.lease.Attempt;
import io.github.coordination.lease.Consistency;
import io.github.coordination.lease.Lease;
import io.github.coordination.lease.LeaseRequest;
import io.github.coordination.lease.LeaseStore;
import io.github.coordination.lease.Renewal;
import io.github.coordination.lease.Scope;
import io.github.coordination.lease.Subscription;

/**
 * Elects among the workers that reach one Redis. The scripts decide, by the clock of the
 * server; this class sends them and reads what they answer.
 */
final class RedisLeaseStore implements LeaseStore {

	private static final Renewal NOT_ANSWERED = new Renewal.Unknown("the script did not answer for it");

	private final String application;

	private final RedisAccess access;

	private final RedisCalls calls;

	private final RedisWakeUps wakeUps;

	private final RedisReplicas replicas;

	private final String identity;

	/**
	 * Create the store without connecting.
	 * @param application name of the application
	 * @param clients what connects
	 * @param waitReplicas how many replicas have to acknowledge a grant or a renewal
	 */
	RedisLeaseStore(String application, RedisClients clients, int waitReplicas) {
		this.application = application;
		this.access = clients.access();
		this.calls = new RedisCalls(this.access, clients.timeout());
		this.wakeUps = new RedisWakeUps(this.access, clients.resources().eventExecutorGroup());
		this.replicas = new RedisReplicas(waitReplicas, clients.timeout());
		this.identity = clients.identity();
	}

	/** The braces keep all that belongs to an election in one slot of a cluster. */
	private String key(String election) {
		return "coordination:{" + this.application + "/" + election + "}";
	}

	@Override
	public Attempt tryAcquire(LeaseRequest request) {
		String key = key(request.election());
		try {
			return this.calls
				.call((session) -> this.replicas.run(session, key, (commands) -> acquire(commands, key, request)));
		}
		catch (RedisCallException ex) {
			String refusal = RedisFailures.refusal(ex);
			if (refusal != null) {
				return new Attempt.Refused(refusal);
			}
			throw ex;
		}
	}

	private CompletionStage<Attempt> acquire(RedisClusterAsyncCommands<String, String> commands, String key,
			LeaseRequest request) {
		return RedisScript.ACQUIRE.run(commands, List.of(key), RedisRecords.arguments(request))
			.thenApply((answer) -> RedisRecords.attempt(key, answer))
			.thenCompose((attempt) -> (attempt instanceof Attempt.Granted) ? this.replicas.confirm(commands, attempt)
					: CompletableFuture.completedStage(attempt));
	}

	@Override
	public Renewal renew(Lease lease) {
		return renewAll(List.of(lease)).get(0);
	}

	/**
	 * All leases in one script; in a cluster one per slot, all under way at once.
	 */
	@Override
	public List<Renewal> renewAll(Collection<Lease> leases) {
		Map<Integer, List<Lease>> slots = new LinkedHashMap<>();
		leases.forEach(
				(lease) -> slots.computeIfAbsent(this.access.slot(key(lease.election())), (slot) -> new ArrayList<>())
					.add(lease));
		if (slots.isEmpty()) {
			return List.of();
		}
		List<List<Lease>> groups = List.copyOf(slots.values());
		List<RedisCalls.Answer<List<Renewal>>> answers = this.calls
			.callAll(groups.stream().map(this::renewal).toList());
		if (answers.stream().allMatch((answer) -> answer.failure() != null)) {
			answers.get(0).orThrow();
		}
		Map<String, Renewal> outcomes = new LinkedHashMap<>();
		for (int i = 0; i < groups.size(); i++) {
			collect(groups.get(i), answers.get(i), outcomes);
		}
		return leases.stream().map((lease) -> outcomes.getOrDefault(lease.election(), NOT_ANSWERED)).toList();
	}

	private static void collect(List<Lease> group, RedisCalls.Answer<List<Renewal>> answer,
			Map<String, Renewal> outcomes) {
		List<Renewal> values = answer.value();
		for (int i = 0; i < group.size(); i++) {
			RedisCallException failure = answer.failure();
			Renewal unknown = (failure != null) ? new Renewal.Unknown(String.valueOf(failure.getMessage()))
					: NOT_ANSWERED;
			outcomes.put(group.get(i).election(), (values != null && i < values.size()) ? values.get(i) : unknown);
		}
	}

	private Function<RedisSession, CompletionStage<List<Renewal>>> renewal(List<Lease> group) {
		List<String> keys = group.stream().map((lease) -> key(lease.election())).toList();
		List<String> arguments = group.stream()
			.flatMap((lease) -> Arrays
				.asList(lease.holder().id(), Long.toString(lease.epoch()), RedisRecords.micros(lease.lease()))
				.stream())
			.toList();
		return (session) -> this.replicas.run(session, keys.get(0),
				(commands) -> RedisScript.RENEW.run(commands, keys, arguments)
					.thenApply((answers) -> answers.stream().map(RedisLeaseStore::renewal).toList())
					.thenCompose((renewals) -> confirm(commands, renewals)));
	}

	/** What is lost is lost whether or not replicas have what is renewed. */
	private CompletionStage<List<Renewal>> confirm(RedisClusterAsyncCommands<String, String> commands,
			List<Renewal> renewals) {
		if (renewals.stream().noneMatch(Renewal.Renewed.class::isInstance)) {
			return CompletableFuture.completedStage(renewals);
		}
		CompletionStage<List<Renewal>> confirmed = this.replicas.confirm(commands, renewals);
		if (renewals.stream().allMatch(Renewal.Renewed.class::isInstance)) {
			return confirmed;
		}
		return confirmed.exceptionally((failure) -> {
			Renewal unknown = new Renewal.Unknown(RedisFailures.describe(failure));
			return renewals.stream().map((renewal) -> (renewal instanceof Renewal.Lost) ? renewal : unknown).toList();
		});
	}

	private static Renewal renewal(String answer) {
		return answer.equals("renewed") ? new Renewal.Renewed() : new Renewal.Lost(answer);
	}

	@Override
	public void release(Lease lease) {
		release(lease, Duration.ZERO);
	}

	@Override
	public void release(Lease lease, Duration quiet) {
		String key = key(lease.election());
		this.calls.call((session) -> RedisScript.RELEASE.run(session.commands(), List.of(key),
				List.of(lease.holder().id(), Long.toString(lease.epoch()), key, RedisRecords.micros(quiet))));
	}

	@Override
	public Subscription watch(String election, Runnable mayBeFree) {
		return this.wakeUps.watch(key(election), mayBeFree);
	}

	@Override
	public boolean wakesUp() {
		return true;
	}

	@Override
	public Scope scope() {
		return Scope.CLUSTER;
	}

	/**
	 * Whether there is a replica now says nothing of the next failover.
	 */
	@Override
	public Consistency consistency() {
		return Consistency.ASYNCHRONOUS_REPLICA;
	}

	@Override
	public String name() {
		return "redis";
	}

	@Override
	public String identity() {
		return this.identity;
	}

	@Override
	public void close() {
		this.wakeUps.close();
		this.calls.close();
		this.access.close();
	}

}
