/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.election.simulation;

import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.function.LongFunction;

/**
 * A second copy of the core, of the memory store and of the simulator, with mutants among
 * its classes.
 */
final class MutantLoader extends ClassLoader {

	private static final String BASE = "io.github.coordination.";

	private final Map<String, byte[]> mutants;

	MutantLoader(Map<String, byte[]> mutants) {
		super(MutantLoader.class.getClassLoader());
		this.mutants = mutants;
	}

	/**
	 * The simulator that runs the mutants.
	 */
	@SuppressWarnings("unchecked")
	LongFunction<String> schedule() throws ReflectiveOperationException {
		return (LongFunction<String>) loadClass(Schedule.class.getName()).getDeclaredConstructor().newInstance();
	}

	@Override
	protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
		synchronized (getClassLoadingLock(name)) {
			Class<?> loaded = findLoadedClass(name);
			if (loaded != null) {
				return loaded;
			}
			return isCopied(name) ? define(name) : super.loadClass(name, resolve);
		}
	}

	private static boolean isCopied(String name) {
		return name.startsWith(BASE + "election.core.") || name.startsWith(BASE + "election.simulation.")
				|| name.startsWith(BASE + "store.memory.");
	}

	private Class<?> define(String name) throws ClassNotFoundException {
		byte[] bytes = this.mutants.containsKey(name) ? this.mutants.get(name) : read(name);
		return defineClass(name, bytes, 0, bytes.length);
	}

	private byte[] read(String name) throws ClassNotFoundException {
		try (InputStream stream = getParent().getResourceAsStream(name.replace('.', '/') + ".class")) {
			if (stream == null) {
				throw new ClassNotFoundException(name);
			}
			return stream.readAllBytes();
		}
		catch (IOException ex) {
			throw new ClassNotFoundException(name, ex);
		}
	}

}
