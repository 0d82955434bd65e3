/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.election.simulation;

import java.util.Arrays;

/**
 * A binary heap of what happens when, in true nanoseconds. Events of one instant happen
 * in the order in which they were added, so that a schedule is the same at every replay.
 */
final class EventQueue {

	private long[] times = new long[128];

	private long[] orders = new long[128];

	private Runnable[] actions = new Runnable[128];

	private int size;

	private long nextOrder;

	void add(long time, Runnable action) {
		if (this.size == this.times.length) {
			grow();
		}
		long order = this.nextOrder++;
		int hole = this.size++;
		while (hole > 0) {
			int parent = (hole - 1) >>> 1;
			if (this.times[parent] <= time) {
				break;
			}
			move(parent, hole);
			hole = parent;
		}
		put(hole, time, order, action);
	}

	boolean isEmpty() {
		return this.size == 0;
	}

	long nextTime() {
		return this.times[0];
	}

	Runnable poll() {
		Runnable first = this.actions[0];
		int last = --this.size;
		Runnable action = this.actions[last];
		this.actions[last] = null;
		if (last > 0) {
			sink(this.times[last], this.orders[last], action);
		}
		return first;
	}

	private void sink(long time, long order, Runnable action) {
		int hole = 0;
		while (true) {
			int child = 2 * hole + 1;
			if (child >= this.size) {
				break;
			}
			if (child + 1 < this.size && isBefore(child + 1, this.times[child], this.orders[child])) {
				child++;
			}
			if (!isBefore(child, time, order)) {
				break;
			}
			move(child, hole);
			hole = child;
		}
		put(hole, time, order, action);
	}

	private boolean isBefore(int index, long time, long order) {
		return this.times[index] < time || (this.times[index] == time && this.orders[index] < order);
	}

	private void move(int from, int to) {
		put(to, this.times[from], this.orders[from], this.actions[from]);
	}

	private void put(int index, long time, long order, Runnable action) {
		this.times[index] = time;
		this.orders[index] = order;
		this.actions[index] = action;
	}

	private void grow() {
		int length = this.size * 2;
		this.times = Arrays.copyOf(this.times, length);
		this.orders = Arrays.copyOf(this.orders, length);
		this.actions = Arrays.copyOf(this.actions, length);
	}

}
