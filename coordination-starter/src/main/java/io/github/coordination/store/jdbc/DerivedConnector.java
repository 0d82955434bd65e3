/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.store.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.Properties;

import javax.sql.DataSource;

import org.jspecify.annotations.Nullable;
import org.springframework.aop.framework.AopProxyUtils;
import org.springframework.boot.jdbc.DataSourceBuilder;
import org.springframework.jdbc.datasource.DelegatingDataSource;
import org.springframework.jdbc.datasource.SimpleDriverDataSource;

/**
 * Opens connections with the driver, URL and credentials of the application's
 * {@code DataSource}, past its pool. They are read afresh each time, since credentials
 * may be exchanged while the application runs.
 */
final class DerivedConnector implements Connector {

	private final DataSource dataSource;

	private final String url;

	private final Duration timeout;

	private DerivedConnector(DataSource dataSource, String url, Duration timeout) {
		this.dataSource = dataSource;
		this.url = url;
		this.timeout = timeout;
	}

	/**
	 * Derive from a {@code DataSource} what is needed to connect.
	 * @param dataSource the application's
	 * @param timeout bound on one call
	 * @return the connector, or {@code null} if the {@code DataSource} does not tell
	 */
	static @Nullable DerivedConnector of(DataSource dataSource, Duration timeout) {
		try {
			String url = derive(dataSource).getUrl();
			return (url != null && !Urls.isPrivate(url)) ? new DerivedConnector(dataSource, url, timeout) : null;
		}
		catch (RuntimeException ex) {
			return null;
		}
	}

	/**
	 * The URL of a {@code DataSource}.
	 * @param dataSource the application's
	 * @return the URL, or {@code null} if the {@code DataSource} does not tell
	 */
	static @Nullable String url(DataSource dataSource) {
		try {
			return derive(dataSource).getUrl();
		}
		catch (RuntimeException ex) {
			return null;
		}
	}

	private static SimpleDriverDataSource derive(DataSource dataSource) {
		return DataSourceBuilder.derivedFrom(root(dataSource)).type(SimpleDriverDataSource.class).build();
	}

	/**
	 * What is behind all wrappers and proxies. Spring Boot tells it since 4.1.
	 * @param dataSource the application's
	 * @return the innermost one
	 */
	static DataSource root(DataSource dataSource) {
		DataSource inner = inner(dataSource);
		return (inner != null && inner != dataSource) ? root(inner) : dataSource;
	}

	private static @Nullable DataSource inner(DataSource dataSource) {
		if (dataSource instanceof DelegatingDataSource delegating) {
			return delegating.getTargetDataSource();
		}
		if (AopProxyUtils.getSingletonTarget(dataSource) instanceof DataSource target) {
			return target;
		}
		try {
			return dataSource.isWrapperFor(DataSource.class) ? dataSource.unwrap(DataSource.class) : null;
		}
		catch (SQLException | RuntimeException ex) {
			return null;
		}
	}

	@Override
	public Connection open() throws SQLException {
		SimpleDriverDataSource derived = derive(this.dataSource);
		PoolSettings settings = PoolSettings.of(this.dataSource);
		Properties properties = settings.properties();
		Properties own = properties(this.url, this.timeout);
		properties.putAll(own);
		derived.setConnectionProperties(properties);
		derived.setUrl(Urls.bounded(this.url, own));
		Connection connection = derived.getConnection();
		try {
			settings.apply(connection);
			return connection;
		}
		catch (SQLException | RuntimeException ex) {
			OwnConnection.abort(connection);
			throw ex;
		}
	}

	/**
	 * The properties of a driver that bound how long connecting and reading may take.
	 * Those that count in seconds are rounded up. PostgreSQL's statements stay unnamed,
	 * for poolers that give each transaction another session.
	 * @param url the URL, which tells the driver
	 * @param timeout the bound
	 * @return the properties
	 */
	static Properties properties(String url, Duration timeout) {
		String millis = Long.toString(Math.max(1, timeout.toMillis()));
		String seconds = Long.toString(Math.max(1, timeout.plusMillis(999).toSeconds()));
		Properties properties = new Properties();
		if (Urls.isPostgres(url)) {
			properties.putAll(Map.of("connectTimeout", seconds, "socketTimeout", seconds, "loginTimeout", seconds,
					"tcpKeepAlive", "true", "prepareThreshold", "0", "ApplicationName", "coordination"));
		}
		else if (url.startsWith("jdbc:mariadb:") || url.startsWith("jdbc:mysql:")) {
			properties.putAll(Map.of("connectTimeout", millis, "socketTimeout", millis));
			if (url.startsWith("jdbc:mariadb:")) {
				properties.put("transactionReplay", "false");
				properties.put("retriesAllDown", Long.toString(1 + url.chars().filter((c) -> c == ',').count()));
			}
		}
		else if (url.startsWith("jdbc:h2:tcp:") || url.startsWith("jdbc:h2:ssl:")) {
			properties.put("NETWORK_TIMEOUT", millis);
		}
		else if (url.startsWith("jdbc:sqlserver:")) {
			properties.putAll(Map.of("loginTimeout", seconds, "socketTimeout", millis));
		}
		else if (url.startsWith("jdbc:oracle:")) {
			properties.putAll(Map.of("oracle.net.CONNECT_TIMEOUT", millis, "oracle.jdbc.ReadTimeout", millis));
		}
		return properties;
	}

	/** The URL, with whatever it holds. */
	String url() {
		return this.url;
	}

	@Override
	public String identity() {
		return Urls.identity(this.url);
	}

}
