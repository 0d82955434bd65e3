/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.benchmarks.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.stream.Stream;

/**
 * What a process has used so far.
 *
 * @param cpuMillis user and system time in milliseconds, counted by the kernel in ticks
 * of ten
 * @param residentKilobytes resident memory
 */
public record Usage(double cpuMillis, double residentKilobytes) {

	private static final double MILLIS_PER_TICK = 10;

	private static final double NANOS_PER_MILLI = 1e6;

	private static final boolean SCHEDULER_TELLS = Files.isReadable(Path.of("/proc/self/schedstat"));

	private static final int USER_TIME = 11;

	private static final int ENDED_CHILDREN_TIME = 13;

	/**
	 * Usage of a process.
	 * @param pid its id
	 * @return the usage
	 */
	public static Usage of(long pid) {
		List<Double> times = times(pid);
		return new Usage(times.get(0) + times.get(1), resident(pid));
	}

	/**
	 * CPU time of a process with its children. That of threads that run is counted by the
	 * kernel's scheduler where it tells, since ticks lose what short work uses; that of
	 * children that have ended is in ticks.
	 * @param pid its id
	 * @return milliseconds
	 */
	public static double ofTree(long pid) {
		List<Double> times = times(pid);
		double sum = times.get(2) + times.get(3) + (SCHEDULER_TELLS ? scheduled(pid) : times.get(0) + times.get(1));
		for (ProcessHandle child : ProcessHandle.of(pid).orElseThrow().children().toList()) {
			sum += ofChild(child.pid());
		}
		return sum;
	}

	private static double scheduled(long pid) {
		try (Stream<Path> threads = Files.list(Path.of("/proc", Long.toString(pid), "task"))) {
			double nanos = 0;
			for (Path thread : threads.toList()) {
				nanos += Double.parseDouble(Files.readString(thread.resolve("schedstat")).split(" ", 2)[0]);
			}
			return nanos / NANOS_PER_MILLI;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/** A child that ends just now is among the ended ones of its parent next time. */
	private static double ofChild(long pid) {
		try {
			return ofTree(pid);
		}
		catch (UncheckedIOException | NoSuchElementException ex) {
			return 0;
		}
	}

	/** Own user and system time, and both of the children that have ended. */
	private static List<Double> times(long pid) {
		String stat = read(pid, "stat");
		List<String> fields = Arrays.asList(stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1));
		return fields.subList(USER_TIME, ENDED_CHILDREN_TIME + 2)
			.stream()
			.map((ticks) -> Double.parseDouble(ticks) * MILLIS_PER_TICK)
			.toList();
	}

	/**
	 * Usage of this process.
	 * @return the usage
	 */
	public static Usage ofThis() {
		return of(ProcessHandle.current().pid());
	}

	/**
	 * Heap that is in use after a full collection, in this process.
	 * @return kilobytes
	 */
	public static double liveHeapKilobytes() {
		System.gc();
		return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() / 1024.0;
	}

	/**
	 * Classes that this process has loaded.
	 * @return the number
	 */
	public static int classes() {
		return ManagementFactory.getClassLoadingMXBean().getLoadedClassCount();
	}

	private static double resident(long pid) {
		return read(pid, "status").lines()
			.filter((line) -> line.startsWith("VmRSS:"))
			.mapToDouble((line) -> Double.parseDouble(line.replaceAll("[^0-9]", "")))
			.findFirst()
			.orElse(0);
	}

	private static String read(long pid, String file) {
		try {
			return Files.readString(Path.of("/proc", Long.toString(pid), file));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
