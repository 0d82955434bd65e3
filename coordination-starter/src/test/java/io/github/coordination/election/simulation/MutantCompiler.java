/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.election.simulation;

import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

import org.jspecify.annotations.Nullable;

import io.github.coordination.election.core.ElectionCore;

/**
 * Compiles a copy of one source file of this module in which some text is replaced, and
 * keeps the classes in memory.
 */
final class MutantCompiler {

	private static final JavaCompiler COMPILER = ToolProvider.getSystemJavaCompiler();

	private MutantCompiler() {
	}

	/**
	 * Compile the copy.
	 * @param source path of the source below the module
	 * @param edits a text to replace, which occurs exactly once, the text to put there,
	 * and so on
	 * @return the classes by name
	 */
	static Map<String, byte[]> compile(String source, String... edits) throws IOException {
		String mutant = Files.readString(Path.of(source));
		for (int i = 0; i < edits.length; i += 2) {
			mutant = replace(source, mutant, edits[i], edits[i + 1]);
		}
		StringWriter messages = new StringWriter();
		try (Classes classes = new Classes()) {
			List<String> options = List.of("-proc:none", "-nowarn", "-implicit:none", "-classpath", classPath());
			boolean compiled = COMPILER
				.getTask(messages, classes, null, options, null, List.of(new Source(source, mutant)))
				.call();
			if (!compiled) {
				throw new IllegalArgumentException("The mutant does not compile: " + messages);
			}
			return classes.bytes();
		}
	}

	private static String replace(String source, String text, String original, String replacement) {
		int at = text.indexOf(original);
		if (at < 0 || text.indexOf(original, at + 1) >= 0) {
			throw new IllegalArgumentException(
					"%s does not contain exactly once: %s".formatted(source, original.strip()));
		}
		return text.substring(0, at) + replacement + text.substring(at + original.length());
	}

	private static String classPath() {
		return location(ElectionCore.class) + File.pathSeparator + location(Schedule.class) + File.pathSeparator
				+ location(Nullable.class);
	}

	private static String location(Class<?> type) {
		return Path.of(URI.create(type.getProtectionDomain().getCodeSource().getLocation().toString())).toString();
	}

	/**
	 * A source in memory.
	 */
	private static final class Source extends SimpleJavaFileObject {

		private final String text;

		Source(String path, String text) {
			super(URI.create("string:///" + path.substring(path.indexOf("/java/") + "/java/".length())), Kind.SOURCE);
			this.text = text;
		}

		@Override
		public CharSequence getCharContent(boolean ignoreEncodingErrors) {
			return this.text;
		}

	}

	/**
	 * Takes the classes.
	 */
	private static final class Classes extends ForwardingJavaFileManager<JavaFileManager> {

		private final Map<String, ByteArrayOutputStream> streams = new HashMap<>();

		Classes() {
			super(COMPILER.getStandardFileManager(null, null, null));
		}

		Map<String, byte[]> bytes() {
			Map<String, byte[]> bytes = new HashMap<>();
			this.streams.forEach((name, stream) -> bytes.put(name, stream.toByteArray()));
			return bytes;
		}

		@Override
		public JavaFileObject getJavaFileForOutput(Location location, String className, JavaFileObject.Kind kind,
				FileObject sibling) {
			return new SimpleJavaFileObject(URI.create("memory:///" + className), kind) {

				@Override
				public OutputStream openOutputStream() {
					return Classes.this.streams.computeIfAbsent(className, (name) -> new ByteArrayOutputStream());
				}

			};
		}

	}

}
