/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.election.simulation;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.function.LongFunction;

import org.jspecify.annotations.Nullable;

import io.github.coordination.Worker;
import io.github.coordination.election.core.Effect;
import io.github.coordination.election.core.ElectionCore;
import io.github.coordination.election.core.Environment;
import io.github.coordination.election.core.Outcome;
import io.github.coordination.election.core.StoreRequest;
import io.github.coordination.election.core.TermCell;
import io.github.coordination.election.core.Timings;
import io.github.coordination.lease.Holder;

/**
 * Drives one core as its shell does: one store call at a time, a timer, and work that
 * starts and ends. Its process may be stopped, suspended or killed at any event.
 */
final class SimulatedWorker {

	private static final long FAR = Duration.ofDays(1).toNanos();

	private final World world;

	/**
	 * A worker that is started after a crash takes the place of the dead one.
	 */
	final int place;

	private final Holder holder;

	private final Timings timings;

	private final MonotonicClock clock;

	private final ElectionCore core;

	private final Map<String, Seat> seats = new LinkedHashMap<>();

	private final Queue<StoreRequest> calls = new ArrayDeque<>();

	private final SimulatedProcess process = new SimulatedProcess();

	private @Nullable StoreRequest inFlight;

	private long tickAt = Long.MAX_VALUE;

	private @Nullable Runnable ambush;

	private boolean soundClock = true;

	private boolean partitioned;

	private long second;

	private int callsInSecond;

	SimulatedWorker(World world, int place) {
		this.world = world;
		this.place = place;
		int host = world.plan.oneHost ? 0 : place % 2;
		Dice dice = world.dice;
		int number = world.workers.size();
		this.holder = new Holder(new Worker("w" + number, "host" + host, number + 1), "boot" + host, "ns", 1);
		this.timings = world.plan.timings(dice);
		this.clock = new MonotonicClock(origin(dice), Plan.rateOfClock(dice));
		this.core = new ElectionCore(new Environment(this.holder, this.timings, world.plan.wakeUps, dice.split()));
		for (int i = 0; i < world.plan.elections; i++) {
			Seat seat = new Seat(this, "e" + i, new TermCell(this::clockNow));
			this.seats.put(seat.election, seat);
			world.oracle.add(seat);
		}
	}

	private static long origin(Dice dice) {
		return switch (dice.below(4)) {
			case 0 -> -dice.between(0, 20_000_000_000L);
			case 1 -> Long.MIN_VALUE + dice.between(0, 1_000_000_000_000L);
			default -> dice.between(0, 1_000_000_000_000L);
		};
	}

	void stand() {
		for (Seat seat : this.seats.values()) {
			run(() -> {
				seat.retired = false;
				this.world.store.stands(this.holder.id(), seat.election, true);
				input((now) -> this.core.stand(seat.election, seat.cell, now));
			});
		}
	}

	void retire() {
		run(() -> input(this.core::retire));
	}

	void resign(String election) {
		run(() -> input((now) -> this.core.resign(election, now)));
	}

	void wake(String election) {
		run(() -> input((now) -> this.core.wake(election, now)));
	}

	/**
	 * An answer arrives: the first, a second one, or one that nobody waits for.
	 */
	void answered(StoreRequest request, Outcome outcome, long sentAt) {
		run(() -> {
			if (this.world.isTraced()) {
				this.world.trace(this + ": request " + request.id() + " is answered: " + outcome);
			}
			if (this.inFlight == request) {
				this.inFlight = null;
			}
			input((now) -> this.core.completed(request.id(), outcome, sentAt, now));
		});
	}

	void run(Runnable action) {
		this.process.run(action);
	}

	void input(LongFunction<List<Effect>> input) {
		List<Effect> effects = input.apply(clockNow());
		for (Effect effect : effects) {
			handle(effect);
		}
		look();
		sendNext();
		arm();
	}

	private void handle(Effect effect) {
		if (this.world.isTraced()) {
			this.world.trace(this + ": " + effect);
		}
		if (effect instanceof Effect.Call call) {
			this.world.oracle.requested(this, call.request());
			this.calls.add(call.request());
		}
		else if (effect instanceof Effect.Acquired acquired) {
			seat(acquired.election()).tellAcquired(acquired.epoch());
			work(acquired.election()).acquired(acquired.epoch());
		}
		else if (effect instanceof Effect.HandOver handOver) {
			work(handOver.election()).handOver(handOver.epoch());
		}
		else if (effect instanceof Effect.Lost lost) {
			seat(lost.election()).tellLost(lost.epoch());
			work(lost.election()).lost();
		}
		else if (effect instanceof Effect.Retired retired) {
			seat(retired.election()).retired = true;
			this.world.store.stands(this.holder.id(), retired.election(), false);
		}
		else if (effect instanceof Effect.Settled first) {
			seat(first.election()).settled = true;
		}
		else if (effect instanceof Effect.Refused refused) {
			throw new Violation(this + " refuses: " + refused.reason());
		}
	}

	private Work work(String election) {
		return new Work(this.world, seat(election), this.core);
	}

	/**
	 * Read all beliefs, as any thread may at any time.
	 */
	void look() {
		for (Seat seat : this.seats.values()) {
			this.world.oracle.observe(seat);
		}
	}

	private void sendNext() {
		StoreRequest request = (this.inFlight == null) ? this.calls.poll() : null;
		if (request != null) {
			this.inFlight = request;
			long sentAt = clockNow();
			this.world.oracle.sent(this);
			this.world.network.send(this, request, sentAt);
			if (this.ambush != null) {
				this.world.after(this.world.dice.between(0, 3_000_000), this.ambush);
				this.ambush = null;
			}
			this.world.after(this.world.network.patience(this), () -> timeOut(request, sentAt));
		}
	}

	private void timeOut(StoreRequest request, long sentAt) {
		if (this.inFlight == request) {
			answered(request, new Outcome.Unknown("timed out"), sentAt);
		}
	}

	private void arm() {
		long wakeAt = this.core.wakeAt(clockNow());
		if (wakeAt - clockNow() > FAR) {
			return;
		}
		long at = Math.max(this.world.now(), this.clock.timeOf(wakeAt)) + this.world.network.lateness(this);
		if (at < this.tickAt) {
			this.tickAt = at;
			this.world.after(at - this.world.now(), () -> run(() -> tick(at)));
		}
	}

	private void tick(long at) {
		if (this.tickAt == at) {
			this.tickAt = Long.MAX_VALUE;
			input(this.core::tick);
		}
	}

	/**
	 * Let something happen while the next call is under way.
	 */
	void ambush(Runnable action) {
		this.ambush = action;
	}

	void stop() {
		this.process.stop();
	}

	/**
	 * The process runs again: readers first.
	 */
	void resume() {
		if (this.process.resume(this::look)) {
			arm();
		}
	}

	/**
	 * The machine is suspended: from now on until the jump is noticed, only the epoch
	 * protects.
	 */
	void freeze() {
		this.process.stop();
		this.soundClock = false;
		this.clock.stop(this.world.now());
		this.seats.values().forEach(Seat::believeNothing);
	}

	/**
	 * The machine goes on, and the jump is noticed before or after what has piled up.
	 */
	void thaw() {
		this.clock.resume(this.world.now());
		this.tickAt = Long.MAX_VALUE;
		this.process.pile(() -> {
			this.soundClock = true;
			input(this.core::clockJump);
		}, this.world.dice.chance(0.5));
		resume();
	}

	void die() {
		this.process.die();
		this.world.store.died(this.holder.id());
	}

	void partition(boolean cut) {
		this.partitioned = cut;
	}

	int countCallIn(long currentSecond) {
		this.callsInSecond = (currentSecond == this.second) ? this.callsInSecond + 1 : 1;
		this.second = currentSecond;
		return this.callsInSecond;
	}

	Iterable<Seat> seats() {
		return this.seats.values();
	}

	Seat seat(String election) {
		return this.seats.get(election);
	}

	Holder holder() {
		return this.holder;
	}

	Timings timings() {
		return this.timings;
	}

	boolean isDead() {
		return this.process.isDead();
	}

	boolean isStopped() {
		return this.process.isStopped();
	}

	boolean hasSoundClock() {
		return this.soundClock;
	}

	boolean isPartitioned() {
		return this.partitioned;
	}

	long clockNow() {
		return this.clock.at(this.world.now());
	}

	long trueTimeAfter(long nanos) {
		return this.clock.timeOf(clockNow() + nanos);
	}

	@Override
	public String toString() {
		return this.holder.id();
	}

}
