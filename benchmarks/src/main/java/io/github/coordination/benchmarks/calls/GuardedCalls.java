/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.benchmarks.calls;

import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

import io.github.coordination.PrimaryElection;
import io.github.coordination.benchmarks.process.Scratch;
import io.github.coordination.store.memory.MemoryLeaseStore;

/**
 * Work that the starter guards, in a worker that it configured. Whether the work ran or
 * was skipped is checked at the end: a figure for the wrong role would be worth nothing.
 */
@State(Scope.Benchmark)
@SuppressWarnings("NullAway.Init")
public class GuardedCalls {

	static final String FILE_PRIMARY = "file-primary";

	static final String MEMORY_PRIMARY = "memory-primary";

	static final String MEMORY_SECONDARY = "memory-secondary";

	/**
	 * Store and role.
	 */
	@Param({ MEMORY_PRIMARY, FILE_PRIMARY, MEMORY_SECONDARY })
	public String worker;

	PrimaryElection election;

	Work work;

	private Scratch scratch;

	private Worker other;

	private Worker measured;

	/**
	 * Start the worker, and for a secondary the primary beside it.
	 */
	@Setup(Level.Trial)
	public void start() {
		this.scratch = Scratch.create();
		MemoryLeaseStore store = Worker.memory();
		boolean primary = !this.worker.equals(MEMORY_SECONDARY);
		this.other = primary ? Worker.onMemory(Worker.memory()) : Worker.onMemory(store);
		this.measured = this.worker.equals(FILE_PRIMARY) ? Worker.onFiles(this.scratch) : Worker.onMemory(store);
		this.measured.await(primary);
		this.election = this.measured.election();
		this.work = this.measured.work();
	}

	/**
	 * Check and stop the workers.
	 */
	@TearDown(Level.Trial)
	public void stop() {
		boolean primary = !this.worker.equals(MEMORY_SECONDARY);
		this.measured.require(primary);
		if (!primary && this.work.runs() > 0) {
			throw new IllegalStateException("The work ran on a secondary");
		}
		this.measured.close();
		this.other.close();
		this.scratch.close();
	}

}
