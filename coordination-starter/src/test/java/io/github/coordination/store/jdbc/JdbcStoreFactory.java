/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.store.jdbc;

import java.time.Duration;
import java.util.List;
import java.util.Objects;

import org.springframework.boot.sql.init.DatabaseInitializationMode;

import io.github.coordination.faults.StoreFactory;
import io.github.coordination.lease.LeaseStore;

/**
 * Opens a store in a database. Arguments: its URL, the user, the bound on a call in
 * milliseconds.
 */
public final class JdbcStoreFactory implements StoreFactory {

	@Override
	public LeaseStore open(String application, List<String> arguments) {
		String url = arguments.get(0);
		Duration timeout = Duration.ofMillis(Long.parseLong(arguments.get(2)));
		Tables tables = new Tables(Tables.DEFAULT_PREFIX);
		Connector connector = Objects
			.requireNonNull(DerivedConnector.of(Server.dataSource(url, arguments.get(1), ""), timeout));
		WakeUp wakeUp = Urls.isPostgres(connector.identity()) ? new PostgresWakeUp(connector, tables, application)
				: WakeUp.NONE;
		Schema schema = new Schema(DatabaseInitializationMode.ALWAYS, tables);
		return new JdbcLeaseStore(application, new StoreParts(connector, tables, schema, wakeUp, timeout));
	}

}
