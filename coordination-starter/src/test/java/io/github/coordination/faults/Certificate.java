/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.faults;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Base64;
import java.util.List;

/**
 * A server's key and the certificate that it has signed itself, as files in PEM format.
 *
 * @param certificate file of the certificate, for the server and for those who trust it
 * @param key file of the key, which only its owner may read
 */
public record Certificate(Path certificate, Path key) {

	private static final String PASSWORD = "changeit";

	/**
	 * Make a certificate for 127.0.0.1.
	 * @param directory where to keep the files
	 * @param name how to call them
	 * @return the files
	 */
	public static Certificate in(Path directory, String name) throws Exception {
		Path store = directory.resolve(name + ".p12");
		List<String> command = List.of(Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
				"-genkeypair", "-alias", name, "-keyalg", "RSA", "-keysize", "2048", "-validity", "30", "-dname",
				"CN=" + name, "-ext", "san=ip:127.0.0.1,dns:localhost", "-storetype", "PKCS12", "-keystore",
				store.toString(), "-storepass", PASSWORD);
		Process keytool = new ProcessBuilder(command).inheritIO().start();
		if (keytool.waitFor() != 0) {
			throw new IllegalStateException("keytool has failed: " + command);
		}
		return read(store, name);
	}

	private static Certificate read(Path store, String name) throws GeneralSecurityException, IOException {
		KeyStore keys = KeyStore.getInstance("PKCS12");
		try (InputStream stream = Files.newInputStream(store)) {
			keys.load(stream, PASSWORD.toCharArray());
		}
		Path certificate = write(store.resolveSibling(name + ".crt"), "CERTIFICATE",
				keys.getCertificate(name).getEncoded());
		Path key = write(store.resolveSibling(name + ".key"), "PRIVATE KEY",
				keys.getKey(name, PASSWORD.toCharArray()).getEncoded());
		return new Certificate(certificate, key);
	}

	private static Path write(Path file, String kind, byte[] content) throws IOException {
		Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
		return Files.writeString(file, "-----BEGIN %s-----\n%s\n-----END %s-----\n".formatted(kind,
				Base64.getMimeEncoder().encodeToString(content), kind));
	}

}
