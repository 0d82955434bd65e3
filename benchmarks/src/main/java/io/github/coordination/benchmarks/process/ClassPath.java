/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.benchmarks.process;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import java.util.stream.Collectors;

/**
 * The class path of this program, also where its jar names the others in its manifest.
 */
public final class ClassPath {

	private ClassPath() {
	}

	/**
	 * The class path as it was given.
	 * @return the class path
	 */
	public static String own() {
		return System.getProperty("java.class.path");
	}

	/**
	 * All jars and folders on it.
	 * @return the entries, in order
	 */
	public static List<Path> entries() {
		List<Path> entries = new ArrayList<>();
		for (String name : own().split(File.pathSeparator, -1)) {
			Path entry = Path.of(name).toAbsolutePath();
			entries.add(entry);
			if (Files.isRegularFile(entry)) {
				entries.addAll(named(entry));
			}
		}
		return entries;
	}

	private static List<Path> named(Path jar) {
		try (JarFile file = new JarFile(jar.toFile())) {
			Manifest manifest = file.getManifest();
			String names = (manifest != null) ? manifest.getMainAttributes().getValue(Attributes.Name.CLASS_PATH)
					: null;
			List<Path> paths = new ArrayList<>();
			for (String name : (names != null) ? names.split(" ", -1) : new String[0]) {
				paths.add(jar.resolveSibling(name));
			}
			return paths;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * The jar or folder that a class was loaded from.
	 * @param type the class
	 * @return the entry
	 */
	public static Path of(Class<?> type) {
		try {
			return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
		}
		catch (URISyntaxException ex) {
			throw new IllegalStateException(ex);
		}
	}

	/**
	 * Make a class path.
	 * @param entries jars and folders
	 * @return the class path
	 */
	public static String join(List<Path> entries) {
		return entries.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator));
	}

}
