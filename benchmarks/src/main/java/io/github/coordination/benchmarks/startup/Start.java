/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.benchmarks.startup;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import io.github.coordination.benchmarks.process.ChildJvm;
import io.github.coordination.benchmarks.process.Usage;
import io.github.coordination.benchmarks.startup.app.ShopApplication;

/**
 * One start of the application, up to ready and, with the starter, the first outcome.
 *
 * @param cpuMillis CPU time of the process
 * @param afterwardsMillis CPU time in the two seconds after that, in which the worker
 * rehearses
 * @param wallMillis time since the process was asked for
 * @param residentMegabytes resident memory
 * @param heapMegabytes heap in use after a full collection
 * @param classes loaded classes
 * @param asExpected whether the first outcome, if there is an election, was to be primary
 */
record Start(double cpuMillis, double afterwardsMillis, double wallMillis, double residentMegabytes,
		double heapMegabytes, double classes, boolean asExpected) {

	private static final long AFTERWARDS_MILLIS = 2000;

	static Start of(String classPath, List<String> jvmOptions, Path folder, boolean guarded)
			throws InterruptedException {
		List<String> options = new ArrayList<>(List.of("-Xmx256m"));
		options.addAll(jvmOptions);
		long begun = System.nanoTime();
		try (ChildJvm child = ChildJvm.start(options, classPath, ShopApplication.class.getName(),
				List.of("--spring.application.name=shop", "--server.port=0", "--server.address=127.0.0.1",
						"--spring.main.banner-mode=off", "--shop.guarded=" + guarded,
						"--coordination.file.directory=" + folder))) {
			List<String> words = child.await("ready");
			double before = Double.parseDouble(words.get(6));
			Thread.sleep(AFTERWARDS_MILLIS);
			double afterwards = Usage.of(child.pid()).cpuMillis() - before;
			child.send("end");
			child.awaitEnd();
			return new Start(Double.parseDouble(words.get(1)), afterwards, (Long.parseLong(words.get(0)) - begun) / 1e6,
					Double.parseDouble(words.get(2)) / 1024, Double.parseDouble(words.get(4)) / 1024,
					Double.parseDouble(words.get(3)), Boolean.parseBoolean(words.get(5)));
		}
	}

}
