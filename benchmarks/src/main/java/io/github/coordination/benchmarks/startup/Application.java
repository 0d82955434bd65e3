/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.benchmarks.startup;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

import org.openjdk.jmh.annotations.Benchmark;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

import io.github.coordination.PrimaryElection;
import io.github.coordination.benchmarks.process.ClassPath;

/**
 * The class paths of the application: its own classes are copied into a folder, since the
 * jar of this program would bring the starter along.
 */
final class Application {

	private static final List<String> PACKAGES = List.of("startup/app", "process");

	private static final Pattern FOR_SERVERS = Pattern
		.compile("(checker-qual|commons-(?!logging)|embedded-|error_prone|failureaccess|guava|j2objc|jsr305|lettuce"
				+ "|listenablefuture|netty-|postgresql|reactive-streams|reactor-|redis-|xz-"
				+ "|spring-(boot-(data|jdbc|netty|persistence|sql|transaction)|context-support|data-|integration-"
				+ "|jdbc|messaging|oxm|tx-))");

	private final Path classes;

	Application(Path classes) throws IOException {
		this.classes = classes;
		String root = "io/github/coordination/benchmarks/";
		for (String name : PACKAGES) {
			Path folder = Files.createDirectories(classes.resolve(root + name));
			for (Resource resource : new PathMatchingResourcePatternResolver()
				.getResources("classpath:" + root + name + "/*.class")) {
				try (InputStream content = resource.getInputStream()) {
					Files.copy(content, folder.resolve(String.valueOf(resource.getFilename())));
				}
			}
		}
	}

	/**
	 * The class path without the starter: what web and actuator need.
	 */
	String without() {
		return ClassPath.join(entries(false));
	}

	/**
	 * The same class path with the starter.
	 */
	String with() {
		return ClassPath.join(entries(true));
	}

	/** Libraries that only the measurements on real servers need. */
	private static boolean isForServers(String jar) {
		return FOR_SERVERS.matcher(jar).lookingAt();
	}

	private List<Path> entries(boolean starter) {
		List<Path> entries = new ArrayList<>(List.of(this.classes));
		for (Path entry : ClassPath.entries()) {
			String name = entry.getFileName().toString();
			boolean tool = isForServers(name) || entry.equals(ClassPath.of(Application.class))
					|| entry.equals(ClassPath.of(Benchmark.class)) || name.startsWith("shedlock")
					|| name.startsWith("jopt") || name.startsWith("commons-math");
			if (!tool && (starter || !entry.equals(ClassPath.of(PrimaryElection.class)))) {
				entries.add(entry);
			}
		}
		return entries;
	}

}
