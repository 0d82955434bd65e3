/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.benchmarks;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.github.coordination.benchmarks.calls.Calls;
import io.github.coordination.benchmarks.cold.Cold;
import io.github.coordination.benchmarks.failover.Failover;
import io.github.coordination.benchmarks.failover.HandOver;
import io.github.coordination.benchmarks.load.Load;
import io.github.coordination.benchmarks.remote.Remote;
import io.github.coordination.benchmarks.scale.Scale;
import io.github.coordination.benchmarks.startup.Idle;
import io.github.coordination.benchmarks.startup.Startup;

/**
 * Prints what the starter costs, each figure beside a peer in the same run.
 */
public final class Benchmarks {

	private static final Map<String, Section> SECTIONS = new LinkedHashMap<>();

	static {
		SECTIONS.put("calls", new Calls());
		SECTIONS.put("failover", new Failover());
		SECTIONS.put("handover", new HandOver());
		SECTIONS.put("startup", new Startup());
		SECTIONS.put("idle", new Idle());
		SECTIONS.put("scale", new Scale());
		SECTIONS.put("load", new Load());
		SECTIONS.put("remote", new Remote());
		SECTIONS.put("cold", new Cold());
	}

	private Benchmarks() {
	}

	/**
	 * Run the sections.
	 * @param arguments names of sections, and options
	 * @throws Exception if something cannot be measured
	 */
	public static void main(String[] arguments) throws Exception {
		PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
		Options options;
		try {
			options = Options.of(arguments, List.copyOf(SECTIONS.keySet()));
		}
		catch (IllegalArgumentException ex) {
			out.println(ex.getMessage());
			System.exit(2);
			return;
		}
		for (Map.Entry<String, Section> section : SECTIONS.entrySet()) {
			if (options.asksFor(section.getKey())) {
				out.println("[" + section.getKey() + "] " + Machine.line());
				section.getValue().run(options, out);
			}
		}
	}

}
