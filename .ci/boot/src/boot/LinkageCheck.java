/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package boot;

import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.TreeMap;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;

import org.springframework.asm.ClassReader;
import org.springframework.asm.ClassVisitor;
import org.springframework.asm.FieldVisitor;
import org.springframework.asm.Handle;
import org.springframework.asm.MethodVisitor;
import org.springframework.asm.Opcodes;
import org.springframework.asm.Type;

/**
 * Looks for each class, method and field that the classes of a jar name, as the JVM would
 * when it comes to it, on the class path of this process. Prints what is not there.
 */
public final class LinkageCheck {

	private static final ClassLoader LOADER = LinkageCheck.class.getClassLoader();

	/** What is missing, and the first class that names it. */
	private final Map<String, String> missing = new TreeMap<>();

	private int references;

	private String current = "";

	public static void main(String[] arguments) throws IOException {
		LinkageCheck check = new LinkageCheck();
		try (JarFile jar = new JarFile(arguments[0])) {
			for (JarEntry entry : jar.stream().filter((file) -> file.getName().endsWith(".class")).toList()) {
				try (InputStream bytes = jar.getInputStream(entry)) {
					check.check(new ClassReader(bytes));
				}
			}
		}
		check.missing.forEach((name, user) -> System.out.println("MISSING: " + name + ", named by " + user));
		System.out.printf("%d references checked, %d missing%n", check.references, check.missing.size());
		System.exit(check.missing.isEmpty() && check.references > 0 ? 0 : 1);
	}

	private void check(ClassReader reader) {
		this.current = reader.getClassName();
		reader.accept(new Classes(), ClassReader.SKIP_FRAMES);
	}

	private void type(Type type) {
		if (type.getSort() == Type.ARRAY) {
			type(type.getElementType());
		}
		else if (type.getSort() == Type.OBJECT) {
			load(type.getInternalName());
		}
		else if (type.getSort() == Type.METHOD) {
			type(type.getReturnType());
			for (Type argument : type.getArgumentTypes()) {
				type(argument);
			}
		}
	}

	private void named(String internalName) {
		type(Type.getObjectType(internalName));
	}

	private Class<?> load(String internalName) {
		this.references++;
		try {
			return Class.forName(internalName.replace('/', '.'), false, LOADER);
		}
		catch (ClassNotFoundException | LinkageError ex) {
			this.missing.putIfAbsent(internalName, this.current);
			return null;
		}
	}

	private void member(String owner, String name, String descriptor, boolean method) {
		type(Type.getType(descriptor));
		if (owner.startsWith("[")) {
			return;
		}
		Class<?> type = load(owner);
		try {
			if (type != null && !(method ? hasMethod(type, name, descriptor) : hasField(type, name, descriptor))) {
				this.missing.putIfAbsent(owner + "." + name + descriptor, this.current);
			}
		}
		catch (LinkageError ex) {
			this.missing.putIfAbsent(owner + "." + name + descriptor + " (" + ex + ")", this.current);
		}
	}

	private static boolean hasMethod(Class<?> type, String name, String descriptor) {
		if (type == null) {
			return false;
		}
		if (name.equals("<init>")) {
			for (var constructor : type.getDeclaredConstructors()) {
				if (Type.getConstructorDescriptor(constructor).equals(descriptor)) {
					return true;
				}
			}
			return false;
		}
		for (var method : type.getDeclaredMethods()) {
			if (method.getName().equals(name) && (Type.getMethodDescriptor(method).equals(descriptor)
					|| type.getName().startsWith("java.lang.invoke."))) {
				return true;
			}
		}
		for (Class<?> parent : type.getInterfaces()) {
			if (hasMethod(parent, name, descriptor)) {
				return true;
			}
		}
		return hasMethod(type.getSuperclass(), name, descriptor)
				|| type.isInterface() && hasMethod(Object.class, name, descriptor);
	}

	private static boolean hasField(Class<?> type, String name, String descriptor) {
		if (type == null) {
			return false;
		}
		for (var field : type.getDeclaredFields()) {
			if (field.getName().equals(name) && Type.getDescriptor(field.getType()).equals(descriptor)) {
				return true;
			}
		}
		for (Class<?> parent : type.getInterfaces()) {
			if (hasField(parent, name, descriptor)) {
				return true;
			}
		}
		return hasField(type.getSuperclass(), name, descriptor);
	}

	private final class Classes extends ClassVisitor {

		Classes() {
			super(Opcodes.ASM9);
		}

		@Override
		public void visit(int version, int access, String name, String signature, String parent, String[] interfaces) {
			if (parent != null) {
				named(parent);
			}
			for (String each : interfaces) {
				named(each);
			}
		}

		@Override
		public FieldVisitor visitField(int access, String name, String descriptor, String signature, Object value) {
			type(Type.getType(descriptor));
			return null;
		}

		@Override
		public MethodVisitor visitMethod(int access, String name, String descriptor, String signature,
				String[] exceptions) {
			type(Type.getType(descriptor));
			return new Methods();
		}

	}

	private final class Methods extends MethodVisitor {

		Methods() {
			super(Opcodes.ASM9);
		}

		@Override
		public void visitMethodInsn(int opcode, String owner, String name, String descriptor, boolean isInterface) {
			member(owner, name, descriptor, true);
		}

		@Override
		public void visitFieldInsn(int opcode, String owner, String name, String descriptor) {
			member(owner, name, descriptor, false);
		}

		@Override
		public void visitTypeInsn(int opcode, String type) {
			named(type);
		}

		@Override
		public void visitLdcInsn(Object value) {
			if (value instanceof Type constant) {
				type(constant);
			}
		}

		@Override
		public void visitInvokeDynamicInsn(String name, String descriptor, Handle bootstrap, Object... arguments) {
			type(Type.getType(descriptor));
			for (Object argument : arguments) {
				if (argument instanceof Handle handle) {
					member(handle.getOwner(), handle.getName(), handle.getDesc(),
							handle.getTag() >= Opcodes.H_INVOKEVIRTUAL);
				}
				else if (argument instanceof Type type) {
					type(type);
				}
			}
		}

		@Override
		public void visitTryCatchBlock(org.springframework.asm.Label start, org.springframework.asm.Label end,
				org.springframework.asm.Label handler, String type) {
			if (type != null) {
				named(type);
			}
		}

	}

}
