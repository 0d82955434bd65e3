/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.store.jdbc;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.sql.init.DatabaseInitializationMode;

/**
 * Properties of the JDBC store.
 */
@ConfigurationProperties(value = "coordination.jdbc", ignoreUnknownFields = false)
class JdbcStoreProperties {

	/**
	 * Name of the DataSource bean whose database keeps the leases. Needed where there are
	 * several and none is primary.
	 */
	private @Nullable String dataSource;

	/**
	 * Prefix of the names of the two tables, if need be after the name of a schema and a
	 * dot.
	 */
	private String tablePrefix = "coordination_";

	/**
	 * Databases in which the two tables are created if they are missing.
	 */
	private DatabaseInitializationMode initializeSchema = DatabaseInitializationMode.EMBEDDED;

	/**
	 * Whether PostgreSQL tells the other workers of a hand-over. Behind a pooler that
	 * gives each transaction another session it cannot.
	 */
	private boolean wakeUp = true;

	/**
	 * Whether the database keeps the epochs for fenced work also where another store
	 * elects. Always so where coordination.store is jdbc.
	 */
	private boolean fence;

	public boolean isFence() {
		return this.fence;
	}

	public void setFence(boolean fence) {
		this.fence = fence;
	}

	public @Nullable String getDataSource() {
		return this.dataSource;
	}

	public void setDataSource(@Nullable String dataSource) {
		this.dataSource = dataSource;
	}

	public String getTablePrefix() {
		return this.tablePrefix;
	}

	public void setTablePrefix(String tablePrefix) {
		this.tablePrefix = tablePrefix;
	}

	public DatabaseInitializationMode getInitializeSchema() {
		return this.initializeSchema;
	}

	public void setInitializeSchema(DatabaseInitializationMode initializeSchema) {
		this.initializeSchema = initializeSchema;
	}

	public boolean isWakeUp() {
		return this.wakeUp;
	}

	public void setWakeUp(boolean wakeUp) {
		this.wakeUp = wakeUp;
	}

}
