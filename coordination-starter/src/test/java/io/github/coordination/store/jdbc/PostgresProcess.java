/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.store.jdbc;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import io.zonky.test.db.postgres.util.LinuxUtils;
import org.springframework.util.FileSystemUtils;

import io.github.coordination.faults.FreePorts;

/**
 * A real PostgreSQL in processes of its own, whose commits outlive {@code kill -9}.
 */
public final class PostgresProcess extends DatabaseProcess {

	private static final Template TEMPLATE = template();

	private final List<String> command = new ArrayList<>();

	/**
	 * Make the files of a server that is yet to be started.
	 * @param settings settings of the server, as in {@code ssl=on}
	 */
	public PostgresProcess(String... settings) {
		super("postgres");
		if (LinuxUtils.isUnshareAvailable()) {
			this.command.addAll(List.of("unshare", "-U"));
		}
		TEMPLATE.copy("data", data());
		this.command
			.addAll(List.of(programs(TEMPLATE).toString(), "-D", data().toString(), "-p", Integer.toString(port())));
		set("synchronous_commit=on", "fsync=off", "listen_addresses=127.0.0.1", "unix_socket_directories=",
				"max_connections=300", "shared_buffers=32MB");
		set(settings);
	}

	private void set(String... settings) {
		for (String setting : settings) {
			this.command.addAll(List.of("-c", setting));
		}
	}

	/** The programs are where the system keeps temporary files, which it may clean. */
	private static Template template() {
		Template template = new Template("postgresql-files", PostgresProcess::create);
		if (!Files.exists(programs(template))) {
			FileSystemUtils.deleteRecursively(template.resolve("complete").toFile());
			return new Template("postgresql-files", PostgresProcess::create);
		}
		return template;
	}

	private static Path programs(Template template) {
		try {
			return Path.of(Files.readString(template.resolve("programs")), "postgres");
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/** Whoever creates the files also knows where the programs are. */
	private static void create(Path directory) throws IOException {
		try (EmbeddedPostgres creator = EmbeddedPostgres.builder()
			.setDataDirectory(directory.resolve("data"))
			.setCleanDataDirectory(false)
			.setPort(FreePorts.next())
			.start();
				Connection connection = creator.getPostgresDatabase().getConnection();
				Statement statement = connection.createStatement();
				ResultSet rows = statement.executeQuery("SELECT setting FROM pg_config WHERE name = 'BINDIR'")) {
			rows.next();
			Files.writeString(directory.resolve("programs"), rows.getString(1));
		}
		catch (SQLException ex) {
			throw new IllegalStateException(ex);
		}
	}

	/**
	 * Where the server keeps its data.
	 * @return the directory
	 */
	public Path data() {
		return directory().resolve("data");
	}

	@Override
	protected List<String> command() {
		return this.command;
	}

	/** One that asks for another user or another way to log in does its work, too. */
	@Override
	protected boolean answers() {
		try (Connection connection = DriverManager.getConnection(url() + "?connectTimeout=5&socketTimeout=5", user(),
				"")) {
			return connection.isValid(0);
		}
		catch (SQLException ex) {
			return String.valueOf(ex.getSQLState()).startsWith("28");
		}
	}

	@Override
	public String url() {
		return "jdbc:postgresql://127.0.0.1:" + port() + "/postgres";
	}

	@Override
	public String user() {
		return "postgres";
	}

}
