/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.faults;

/**
 * What a {@link FaultRun} does to its workers, to their connections and to their store,
 * and how it ends.
 */
enum Fault {

	/** {@code kill -9}, and another process after it. */
	WORKER_KILLED(false) {

		@Override
		void begin(FaultRun run, StormWorker worker, Strike strike) {
			worker.kill();
		}

		@Override
		void end(FaultRun run, StormWorker worker, Strike strike) throws Exception {
			worker.start();
		}

	},

	/** SIGSTOP and SIGCONT. */
	WORKER_PAUSED(false) {

		@Override
		void begin(FaultRun run, StormWorker worker, Strike strike) throws Exception {
			worker.signal("STOP");
		}

		@Override
		void end(FaultRun run, StormWorker worker, Strike strike) throws Exception {
			worker.signal("CONT");
		}

	},

	/** A hand-over, and the end of the process. */
	WORKER_STOPPED(false) {

		@Override
		void begin(FaultRun run, StormWorker worker, Strike strike) throws Exception {
			worker.send("stop");
		}

		@Override
		void end(FaultRun run, StormWorker worker, Strike strike) throws Exception {
			worker.kill();
			worker.start();
		}

	},

	/** A hand-over alone. */
	TERM_RESIGNED(false) {

		@Override
		void begin(FaultRun run, StormWorker worker, Strike strike) throws Exception {
			worker.send("resign " + FaultRun.ELECTION);
		}

	},

	RECORD_DAMAGED(false) {

		@Override
		void begin(FaultRun run, StormWorker worker, Strike strike) throws Exception {
			run.damage(strike.detail());
		}

	},

	CONNECTION_RESET(true) {

		@Override
		void begin(FaultRun run, StormWorker worker, Strike strike) {
			worker.proxy().reset();
		}

	},

	CONNECTION_REFUSED(true) {

		@Override
		void begin(FaultRun run, StormWorker worker, Strike strike) {
			worker.proxy().cut();
		}

	},

	CONNECTION_HALF_OPEN(true) {

		@Override
		void begin(FaultRun run, StormWorker worker, Strike strike) {
			worker.proxy().freeze();
		}

	},

	CONNECTION_SLOW(true) {

		@Override
		void begin(FaultRun run, StormWorker worker, Strike strike) {
			worker.proxy().delay(strike.detail());
		}

	},

	CONNECTION_NARROW(true) {

		@Override
		void begin(FaultRun run, StormWorker worker, Strike strike) {
			worker.proxy().throttle(20L * strike.detail());
		}

	},

	/** The server does what it is asked for, and nobody hears of it. */
	REPLY_DROPPED(true) {

		@Override
		void begin(FaultRun run, StormWorker worker, Strike strike) {
			worker.proxy().cutAfter(strike.detail() % 8);
		}

	},

	SERVER_KILLED(true) {

		@Override
		void begin(FaultRun run, StormWorker worker, Strike strike) {
			run.killServer();
		}

		@Override
		void end(FaultRun run, StormWorker worker, Strike strike) {
			run.startServer();
		}

	},

	SERVER_PAUSED(true) {

		@Override
		void begin(FaultRun run, StormWorker worker, Strike strike) {
			run.freezeServer();
		}

		@Override
		void end(FaultRun run, StormWorker worker, Strike strike) {
			run.thawServer();
		}

	};

	private final boolean remote;

	Fault(boolean remote) {
		this.remote = remote;
	}

	/**
	 * Whether it needs a server and connections to it.
	 */
	boolean isRemote() {
		return this.remote;
	}

	abstract void begin(FaultRun run, StormWorker worker, Strike strike) throws Exception;

	/** For a connection; a moment's fault has no end. */
	void end(FaultRun run, StormWorker worker, Strike strike) throws Exception {
		if (this.remote) {
			worker.proxy().heal();
		}
	}

}
