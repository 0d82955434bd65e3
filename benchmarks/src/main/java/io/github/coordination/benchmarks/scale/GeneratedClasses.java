/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.benchmarks.scale;

import java.lang.invoke.MethodHandles;
import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.springframework.asm.ClassWriter;
import org.springframework.asm.MethodVisitor;
import org.springframework.asm.Opcodes;
import org.springframework.asm.Type;

/**
 * Makes classes with methods that do nothing. Each class is one of its own, as in a real
 * application, so that no cache makes the second cheaper than the first.
 */
final class GeneratedClasses {

	private static final String OBJECT = "java/lang/Object";

	private GeneratedClasses() {
	}

	/**
	 * Make classes.
	 * @param classes how many
	 * @param methods how many methods each has
	 * @param annotation what the methods are annotated with, if anything
	 */
	static List<Class<?>> make(int classes, int methods, @Nullable Class<?> annotation) throws IllegalAccessException {
		List<Class<?>> made = new ArrayList<>();
		for (int i = 0; i < classes; i++) {
			made.add(MethodHandles.lookup().defineClass(bytes("Generated" + i, methods, annotation)));
		}
		return made;
	}

	private static byte[] bytes(String name, int methods, @Nullable Class<?> annotation) {
		String here = GeneratedClasses.class.getPackageName().replace('.', '/');
		ClassWriter writer = new ClassWriter(ClassWriter.COMPUTE_MAXS);
		writer.visit(Opcodes.V17, Opcodes.ACC_PUBLIC, here + "/" + name, null, OBJECT, null);
		MethodVisitor constructor = writer.visitMethod(Opcodes.ACC_PUBLIC, "<init>", "()V", null, null);
		constructor.visitCode();
		constructor.visitVarInsn(Opcodes.ALOAD, 0);
		constructor.visitMethodInsn(Opcodes.INVOKESPECIAL, OBJECT, "<init>", "()V", false);
		end(constructor);
		for (int i = 0; i < methods; i++) {
			MethodVisitor method = writer.visitMethod(Opcodes.ACC_PUBLIC, "work" + i, "()V", null, null);
			if (annotation != null) {
				method.visitAnnotation(Type.getDescriptor(annotation), true).visitEnd();
			}
			method.visitCode();
			end(method);
		}
		writer.visitEnd();
		return writer.toByteArray();
	}

	private static void end(MethodVisitor method) {
		method.visitInsn(Opcodes.RETURN);
		method.visitMaxs(0, 0);
		method.visitEnd();
	}

}
