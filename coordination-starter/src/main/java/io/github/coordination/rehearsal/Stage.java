/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.rehearsal;

import java.time.Duration;
import java.util.List;

import org.springframework.boot.ApplicationRunner;
import org.springframework.context.support.GenericApplicationContext;

import io.github.coordination.PrimaryAcquiredEvent;
import io.github.coordination.PrimaryChangedEvent;
import io.github.coordination.PrimaryElection;
import io.github.coordination.PrimaryLostEvent;
import io.github.coordination.PrimaryOnly;
import io.github.coordination.Worker;
import io.github.coordination.election.ElectionEngine;
import io.github.coordination.election.EngineSettings;
import io.github.coordination.election.core.Timings;
import io.github.coordination.guard.call.MethodGuard;
import io.github.coordination.guard.plan.GuardRule;
import io.github.coordination.guard.schedule.TermTasks;
import io.github.coordination.guard.takeover.ApplicationReadiness;
import io.github.coordination.guard.takeover.ContextTakeover;
import io.github.coordination.guard.takeover.ContextTakeovers;
import io.github.coordination.guard.takeover.ElectionLifecycle;
import io.github.coordination.guard.takeover.Takeover;
import io.github.coordination.guard.work.Guards;
import io.github.coordination.guard.work.LifecycleGuard;
import io.github.coordination.guard.work.RunnerGuard;
import io.github.coordination.report.ElectionListeners;
import io.github.coordination.report.ElectionLogger;
import io.github.coordination.report.PrimaryEventPublisher;

/**
 * An application context without a parent, with an engine and an election of its own, and
 * with everything that a takeover and a hand-over go through: what happens on it is seen
 * nowhere else. Nothing in it is found by a scan or made by an auto-configuration, so no
 * bean of the user is in it.
 */
final class Stage extends GenericApplicationContext {

	private static final String RUNNER = "runner";

	private static final String LIFECYCLE = "lifecycle";

	private final Duration bound;

	private final PlaceboStore store = new PlaceboStore();

	private final Audience audience = new Audience();

	private final ElectionEngine engine;

	Stage(Timings timings) {
		this.bound = timings.lease();
		setDisplayName("rehearsal of coordination");
		Guards guards = new Guards(getBeanFactory());
		ApplicationReadiness readiness = new ApplicationReadiness(this);
		ContextTakeover context = new ContextTakeover(guards, this, readiness, new TermTasks(() -> Duration.ZERO));
		ContextTakeovers contexts = new ContextTakeovers();
		this.engine = engine(timings, contexts, new Takeover(contexts, readiness));
		guard(guards);
		register("guards", Guards.class, guards);
		register("engine", ElectionEngine.class, this.engine);
		register("election", ElectionLifecycle.class,
				new ElectionLifecycle(this.engine, contexts, context, this.bound, timings.guard()));
		register(RUNNER, ApplicationRunner.class, new StageBeans.Runner());
		register(LIFECYCLE, StageBeans.Lifecycle.class, new StageBeans.Lifecycle());
		addApplicationListener(readiness);
		addApplicationListener(this.audience.listener("acquired", PrimaryAcquiredEvent.class));
		addApplicationListener(this.audience.listener("changed", PrimaryChangedEvent.class));
		addApplicationListener(this.audience.listener("lost", PrimaryLostEvent.class));
	}

	private <T> void register(String name, Class<T> type, T bean) {
		registerBean(name, type, () -> bean);
	}

	private ElectionEngine engine(Timings timings, ContextTakeovers contexts, Takeover takeover) {
		Worker worker = new Worker("rehearsal", "localhost", ProcessHandle.current().pid());
		ElectionListeners listeners = new ElectionListeners(
				List.of(ElectionLogger.silent(), new PrimaryEventPublisher(contexts::publish, worker)));
		return new ElectionEngine(this.store, timings, worker, new EngineSettings(this.bound, takeover, listeners));
	}

	private static void guard(Guards guards) {
		GuardRule rule = new GuardRule(PrimaryElection.DEFAULT_NAME, PrimaryOnly.Otherwise.SKIP,
				PrimaryOnly.OnLoss.INTERRUPT, PrimaryOnly.Missed.SKIP, false);
		MethodGuard runner = new MethodGuard(guards.contextElections(), rule, RUNNER, void.class);
		guards.add(new RunnerGuard(RUNNER, runner, guards.sequence(PrimaryElection.DEFAULT_NAME), () -> Duration.ZERO));
		guards.add(
				new LifecycleGuard(LIFECYCLE, new MethodGuard(guards.contextElections(), rule, LIFECYCLE, void.class)));
	}

	/**
	 * Wait behind another worker, take over from it, and hand over at the close.
	 * @return whether it went to its end
	 */
	boolean perform() throws InterruptedException {
		boolean tookOver;
		try {
			refresh();
			this.engine.get(PrimaryElection.DEFAULT_NAME).awaitFirstOutcome(this.bound);
			this.store.letGo();
			tookOver = this.audience.awaitTakeover(this.bound);
		}
		finally {
			close();
		}
		return tookOver && this.audience.sawTheEnd();
	}

	/** The caches are those of all contexts of the JVM. */
	@Override
	protected void resetCommonCaches() {
	}

}
