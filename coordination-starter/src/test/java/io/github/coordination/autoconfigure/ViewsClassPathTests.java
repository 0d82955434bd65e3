/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.autoconfigure;

import java.io.File;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import io.github.coordination.faults.ProofSize;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Whoever leaves out actuator, health, Micrometer or the web loses only the view. The
 * application runs in a class loader whose class path lacks the very jars.
 */
class ViewsClassPathTests {

	private static final String HEALTH = "primaryHealthIndicator";

	private static final String ENDPOINT = "primaryEndpoint";

	private static final String INFO = "primaryInfoContributor";

	private static final String METERS = "primaryMeters";

	static List<Arguments> classPaths() {
		String health = "spring-boot-health-";
		String actuator = "spring-boot-actuator-";
		String micrometer = "(spring-boot-)?micrometer-";
		String web = "spring(-boot)?-(web|servlet|tomcat|reactor-netty|http)";
		Arguments nothing = Arguments.of("no-such-jar", List.of(HEALTH, ENDPOINT, INFO, METERS));
		Arguments all = Arguments.of(String.join("|", health, actuator, micrometer, web), List.of());
		return ProofSize.of(List.of(nothing, all),
				List.of(nothing, all, Arguments.of(health, List.of(ENDPOINT, INFO, METERS)),
						Arguments.of(actuator, List.of(HEALTH, METERS)),
						Arguments.of(micrometer, List.of(HEALTH, ENDPOINT, INFO)),
						Arguments.of(web, List.of(HEALTH, ENDPOINT, INFO, METERS))));
	}

	@ParameterizedTest
	@MethodSource("classPaths")
	void workerRunsWithTheViewsThatItsClassPathAllows(String missing, List<String> views) throws Exception {
		Thread thread = Thread.currentThread();
		ClassLoader before = thread.getContextClassLoader();
		try (URLClassLoader loader = without(Pattern.compile(missing))) {
			thread.setContextClassLoader(loader);
			Object found = loader.loadClass(ViewsProbe.class.getName()).getMethod("findViews").invoke(null);
			assertThat(found).isEqualTo(views);
		}
		finally {
			thread.setContextClassLoader(before);
		}
	}

	private static URLClassLoader without(Pattern jars) {
		URL[] urls = Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
			.map(Path::of)
			.filter((path) -> !jars.matcher(path.getFileName().toString()).lookingAt())
			.map(ViewsClassPathTests::url)
			.toArray(URL[]::new);
		return new URLClassLoader(urls, ClassLoader.getPlatformClassLoader());
	}

	private static URL url(Path path) {
		try {
			return path.toUri().toURL();
		}
		catch (MalformedURLException ex) {
			throw new IllegalArgumentException(ex);
		}
	}

}
