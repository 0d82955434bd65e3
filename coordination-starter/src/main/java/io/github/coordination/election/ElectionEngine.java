/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.election;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import org.jspecify.annotations.Nullable;

import io.github.coordination.PrimaryElection;
import io.github.coordination.PrimaryElections;
import io.github.coordination.Worker;
import io.github.coordination.election.core.ElectionCore;
import io.github.coordination.election.core.Environment;
import io.github.coordination.election.core.StoreRequest;
import io.github.coordination.election.core.Timings;
import io.github.coordination.lease.CoordinationName;
import io.github.coordination.lease.Lease;
import io.github.coordination.lease.LeaseStore;
import io.github.coordination.lease.Subscription;

/**
 * The elections of this worker on one store: starts and stops the threads, and carries
 * the core's effects to the store, to the work and to whoever listens.
 * <p>
 * <strong>Concurrency.</strong> The core, the seats and the handling of effects are
 * guarded by the lock of {@link CoreDriver}, which says what may be done under it.
 * {@link #start()} and {@link #stop(Runnable)} are serialised by this object's monitor.
 *
 * @since 0.1.0
 */
public final class ElectionEngine implements PrimaryElections, EngineStatus, AutoCloseable {

	private static final int MAX_ELECTIONS = 100;

	/**
	 * A stop waits one guard each for the work before it, for what it interrupts, for
	 * lifecycles, and for the listeners.
	 */
	private static final int STOP_GUARDS = 4;

	private final LeaseStore store;

	private final Timings timings;

	private final Worker worker;

	private final EngineSettings settings;

	private final Processes processes = new Processes();

	private final Notices notices;

	private final Seats seats;

	private final StoreMonitor monitor;

	private final CoreDriver driver;

	private volatile @Nullable StoreCaller caller;

	private volatile boolean running;

	/**
	 * Create an engine that stands in no election and has no thread.
	 * @param store the store; closed with the engine
	 * @param timings the times
	 * @param worker this worker
	 * @param settings what else it is given
	 */
	public ElectionEngine(LeaseStore store, Timings timings, Worker worker, EngineSettings settings) {
		this.store = store;
		this.timings = timings;
		this.worker = worker;
		this.settings = settings;
		this.monitor = new StoreMonitor(store, worker, timings.requestTimeout(), System::nanoTime);
		this.notices = new Notices(settings.listener(), timings.guard());
		this.seats = new Seats(worker, this.notices, this::call);
		Environment environment = new Environment(this.processes.holder(worker), timings, store.wakesUp(),
				new SplittableRandom());
		this.driver = new CoreDriver(new ElectionCore(environment),
				SuspensionDetector.forPlatform(System::nanoTime, timings.guard().dividedBy(2)), this.seats,
				this.notices);
	}

	/** Ask the store. What ends after this worker has stopped is released too. */
	private void call(StoreRequest request) {
		StoreCaller current = this.caller;
		if (current != null) {
			current.submit(request);
		}
		else if (request instanceof StoreRequest.Release late) {
			stopLane().submit(Duration.ZERO, (beforeHasEnded) -> release(late.lease()));
		}
	}

	private void release(Lease lease) {
		Seat seat = this.seats.find(lease.election());
		this.store.release(lease, (seat != null) ? seat.election().quiet(lease.epoch()) : Duration.ZERO);
	}

	@Override
	public LeaseElection get(String name) {
		Seat seat = this.seats.find(name);
		return (seat != null) ? seat.election() : join(name);
	}

	private synchronized LeaseElection join(String name) {
		CoordinationName.require("The name of the election", name);
		if (this.seats.find(name) == null && this.seats.all().size() >= MAX_ELECTIONS) {
			throw new TooManyElectionsException(
					"Cannot stand in election \"%s\", because there are %d already: use fewer names in @PrimaryOnly."
						.formatted(CoordinationName.printable(name), MAX_ELECTIONS));
		}
		Seat seat = this.seats.add(name, this::seat);
		if (this.running && seat.isRetired()) {
			standOrForget(seat);
		}
		return seat.election();
	}

	/** The store may refuse the name. */
	private void standOrForget(Seat seat) {
		boolean stands = false;
		try {
			stand(seat);
			stands = true;
		}
		finally {
			if (!stands) {
				this.seats.remove(seat.election().name());
			}
		}
	}

	private Seat seat(String name) {
		LeaseElection election = new LeaseElection(name, System::nanoTime,
				() -> this.driver.input((core, now) -> core.resign(name, now)));
		TermRunner runner = new TermRunner(election, new WorkReports(this.driver), this.settings, this.timings.guard(),
				(lane) -> new WorkLane(lane, this.notices::failed));
		return new Seat(election, runner);
	}

	/**
	 * Stand. The wake-up before it has no effect but to load its code, so that the one at
	 * a failover need not.
	 */
	private void stand(Seat seat) {
		LeaseElection election = seat.election();
		wake(election.name());
		Subscription wakeUp = this.store.watch(election.name(), () -> wake(election.name()));
		this.driver.input((core, now) -> {
			seat.stand(wakeUp);
			return core.stand(election.name(), election.cell(), now);
		});
	}

	private void wake(String name) {
		this.driver.input((core, now) -> core.wake(name, now));
	}

	/**
	 * Start the threads and stand in all elections. Does nothing if it runs.
	 */
	public synchronized void start() {
		if (this.running) {
			return;
		}
		StoreCaller fresh = new StoreCaller(this.store, this::release, this.processes,
				new StoreAnswers(this.driver, this.seats, this.monitor, this.notices));
		StoreCaller former = this.caller;
		if (former != null) {
			former.finish();
		}
		this.caller = fresh;
		fresh.start();
		this.driver.start(fresh::nudge);
		this.running = true;
		this.seats.all().forEach(this::stand);
	}

	/**
	 * Take over again in every current term, because there is more work than there was
	 * when the term began. Returns at once.
	 */
	public void takeOverAgain() {
		this.driver.input((core, now) -> {
			this.seats.all().forEach(Seat::takeOverAgain);
			return List.of();
		});
	}

	/**
	 * Hand over, retire from all elections and end the threads. Returns at once.
	 * @param whenStopped called on a thread of its own when everything is stopped, or the
	 * bound on that has passed
	 */
	public synchronized void stop(Runnable whenStopped) {
		if (!this.running) {
			whenStopped.run();
			return;
		}
		this.running = false;
		CountDownLatch allRetired = this.seats.expectRetirement();
		this.driver.input(ElectionCore::retire);
		Thread stopper = new Thread(() -> finish(allRetired, whenStopped), "coordination-stop");
		stopper.setDaemon(true);
		stopper.start();
	}

	private void finish(CountDownLatch allRetired, Runnable whenStopped) {
		Duration bound = stopBound();
		try {
			if (!allRetired.await(bound.toNanos(), TimeUnit.NANOSECONDS)) {
				this.notices.failed("coordination-stop",
						new IllegalStateException("The hand-over took longer than " + bound));
			}
		}
		catch (InterruptedException ex) {
			this.notices.failed("coordination-stop", ex);
		}
		finally {
			endThreads();
			awaitTold();
			whenStopped.run();
		}
	}

	/** Let the listeners hear of the last terms' ends, for one guard in all. */
	private void awaitTold() {
		long deadline = System.nanoTime() + this.timings.guard().toNanos();
		this.seats.all().forEach((seat) -> seat.awaitWork(Duration.ofNanos(deadline - System.nanoTime())));
		this.notices.awaitEnd(Duration.ofNanos(deadline - System.nanoTime()));
	}

	private Duration stopBound() {
		return this.settings.drainTimeout()
			.plus(this.timings.guard().multipliedBy(STOP_GUARDS))
			.plus(this.timings.requestTimeout());
	}

	private void endThreads() {
		List<Subscription> ended = new ArrayList<>();
		synchronized (this) {
			StoreCaller current = this.caller;
			if (!this.running && current != null) {
				this.seats.all().forEach((seat) -> ended.add(seat.takeSubscription()));
				this.driver.finish();
				current.finish();
				this.caller = null;
			}
		}
		bounded(() -> ended.forEach(Subscription::close));
	}

	private WorkLane stopLane() {
		return new WorkLane("stop", this.notices::failed);
	}

	/** Let the store do something, for one request timeout: a call may hang in it. */
	private void bounded(Runnable task) {
		Thread thread = stopLane().submit(Duration.ZERO, (beforeHasEnded) -> task.run());
		WorkLane.hasEnded(thread, this.timings.requestTimeout());
	}

	/**
	 * Stop if nobody has, and let go of the store, unless work of a term still runs: then
	 * its lease is left to the end of this process.
	 */
	@Override
	public void close() {
		CountDownLatch stopped = new CountDownLatch(1);
		stop(stopped::countDown);
		try {
			if (!stopped.await(2 * stopBound().toNanos(), TimeUnit.NANOSECONDS)) {
				return;
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			return;
		}
		boolean idle = this.seats.all().stream().allMatch((seat) -> seat.election().calls().runningNames().isEmpty());
		if (idle) {
			bounded(this.store::close);
		}
	}

	@Override
	public Collection<PrimaryElection> all() {
		return this.seats.all().stream().<PrimaryElection>map(Seat::election).toList();
	}

	@Override
	public Worker worker() {
		return this.worker;
	}

	@Override
	public StoreStatus store() {
		return this.monitor.status();
	}

	@Override
	public List<ElectionStatus> elections() {
		return this.seats.all().stream().<ElectionStatus>map(Seat::election).toList();
	}

	@Override
	public RenewalStatistics renewals() {
		return this.monitor.renewals();
	}

	/**
	 * Wait for the first answer of the store, or its first failure.
	 * @param bound on the wait
	 * @return an error that no waiting mends, {@code null} if none has shown
	 * @throws InterruptedException if the thread is interrupted
	 */
	public @Nullable Throwable awaitBroken(Duration bound) throws InterruptedException {
		StoreCaller current = this.caller;
		return (current != null) ? current.awaitBroken(bound) : null;
	}

	@Override
	public boolean isAlive() {
		StoreCaller current = this.caller;
		return current != null && current.isAlive() && this.driver.isAlive();
	}

	@Override
	public boolean isRunning() {
		return this.running;
	}

	@Override
	public long failures() {
		return this.notices.failures();
	}

}
