/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.store.jdbc;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

import javax.sql.DataSource;

import com.zaxxer.hikari.HikariDataSource;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.sql.init.DatabaseInitializationMode;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.LazyConnectionDataSourceProxy;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;
import org.springframework.jdbc.datasource.lookup.AbstractRoutingDataSource;
import org.springframework.transaction.support.TransactionSynchronizationManager;

import io.github.coordination.PrimaryElection;
import io.github.coordination.autoconfigure.Starter;
import io.github.coordination.lease.LeaseStore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.BDDMockito.given;
import static org.mockito.Mockito.mock;

/**
 * Every {@code DataSource} will do, however it comes by its connections and however long
 * that may take.
 */
@Timeout(300)
@ExtendWith(OutputCaptureExtension.class)
class SharedPoolTests {

	private static final AtomicInteger NUMBERS = new AtomicInteger();

	private static final String WARNING = "The jdbc store shares the application's ";

	@Test
	void writerOfASplitIsTaken(CapturedOutput output) throws Exception {
		try (HikariDataSource writer = pool(2)) {
			assertElects(new ReadWriteSplit(writer, reader()), "DataSource ");
		}
		assertThat(output).containsOnlyOnce(WARNING + ReadWriteSplit.class.getName());
	}

	@Test
	void lazyRouteIsTaken() throws Exception {
		try (HikariDataSource writer = pool(2)) {
			assertElects(new LazyConnectionDataSourceProxy(new ReadWriteSplit(writer, reader())), "DataSource ");
		}
	}

	@Test
	void writerBehindALazyProxyTellsItsUrl(CapturedOutput output) throws Exception {
		LazyConnectionDataSourceProxy lazy = new LazyConnectionDataSourceProxy(Server.POSTGRESQL.dataSource());
		lazy.setReadOnlyDataSource(reader());
		assertElects(new TransactionAwareDataSourceProxy(lazy), "jdbc:postgresql:");
		assertThat(output).doesNotContain(WARNING);
	}

	@Test
	void observedDataSourceIsTaken() throws Exception {
		assertElects(observed(Server.POSTGRESQL.dataSource()), "DataSource ");
	}

	@Test
	void exhaustedPoolDelaysTheFirstTermOnly() throws Exception {
		try (HikariDataSource pool = pool(1)) {
			Connection busy = pool.getConnection();
			runner(pool).run((context) -> {
				LeaseStore store = context.getBean(LeaseStore.class);
				assertThatThrownBy(() -> new Asking(store, "other").ask("other")).isInstanceOf(DatabaseFailure.class);
				assertThat(context.getBean(PrimaryElection.class).isPrimary()).isFalse();
				busy.close();
				awaitPrimary(context);
			});
		}
	}

	@Test
	void exhaustedPoolEndsTheTermAndIsAskedAgain() throws Exception {
		try (HikariDataSource pool = pool("exhausted", 2)) {
			runner(pool).run((context) -> {
				awaitPrimary(context);
				PrimaryElection election = context.getBean(PrimaryElection.class);
				try (Connection busy = pool.getConnection()) {
					pool.setMaximumPoolSize(1);
					new JdbcTemplate(Server.POSTGRESQL.dataSource())
						.queryForList("SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
								+ "WHERE application_name = 'exhausted' AND pid <> " + pid(busy));
					Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> !election.isPrimary());
				}
				awaitPrimary(context);
			});
		}
	}

	@Test
	void lazyConnectionToAnExhaustedPoolKeepsNoCall() throws Exception {
		Installation installation = new Installation(Server.POSTGRESQL);
		try (HikariDataSource pool = pool(1)) {
			Connection busy = pool.getConnection();
			LazyConnectionDataSourceProxy lazy = new LazyConnectionDataSourceProxy(pool);
			lazy.setDefaultAutoCommit(true);
			lazy.setDefaultTransactionIsolation(Connection.TRANSACTION_READ_COMMITTED);
			try (JdbcLeaseStore store = installation.store(new PooledConnector(lazy), installation.schema())) {
				long began = System.nanoTime();
				assertThatThrownBy(() -> new Asking(store, "worker").ask("primary"))
					.hasMessageContaining("no connection in time");
				assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(20));
				busy.close();
				TestEvents.await(() -> answers(new Asking(store, "worker")));
			}
		}
	}

	@Test
	void driverThatRepeatsTransactionsIsRefusedBehindARoute() throws Exception {
		Connection connection = mock(Connection.class);
		DatabaseMetaData metaData = mock(DatabaseMetaData.class);
		given(connection.getMetaData()).willReturn(metaData);
		given(metaData.getURL()).willReturn("jdbc:mariadb://a,b/shop?transactionReplay=true");
		DataSource dataSource = mock(DataSource.class);
		given(dataSource.getConnection()).willReturn(connection);
		Tables tables = new Tables(Tables.DEFAULT_PREFIX);
		StoreParts parts = new StoreParts(new PooledConnector(dataSource), tables,
				new Schema(DatabaseInitializationMode.ALWAYS, tables), WakeUp.NONE, Installation.PATIENT);
		try (JdbcLeaseStore store = new JdbcLeaseStore("shop", parts)) {
			assertThat(Asking.refusal(new Asking(store, "worker").ask("primary"))).contains("transactionReplay",
					"granted twice", "set coordination.jdbc.data-source");
		}
	}

	@Test
	void errorOfLinkageStaysTheCause() throws Exception {
		DataSource dataSource = mock(DataSource.class);
		given(dataSource.getConnection()).willThrow(new NoSuchMethodError("planned"));
		Installation installation = new Installation(Server.POSTGRESQL);
		try (JdbcLeaseStore store = installation.store(new PooledConnector(dataSource), installation.schema())) {
			assertThatThrownBy(() -> new Asking(store, "worker").ask("primary"))
				.hasRootCauseInstanceOf(NoSuchMethodError.class);
		}
	}

	private static void assertElects(DataSource dataSource, String identity) {
		runner(dataSource).run((context) -> {
			assertThat(context.getBean(LeaseStore.class).identity()).startsWith(identity);
			awaitPrimary(context);
		});
	}

	private static ApplicationContextRunner runner(DataSource dataSource) {
		return Starter.contextRunner()
			.withPropertyValues("coordination.store=jdbc", "spring.application.name=shop",
					"coordination.primary.lease=3s", "coordination.jdbc.initialize-schema=always",
					"coordination.jdbc.table-prefix=shared" + NUMBERS.incrementAndGet() + "_")
			.withBean(DataSource.class, () -> dataSource);
	}

	private static void awaitPrimary(ApplicationContext context) {
		PrimaryElection election = context.getBean(PrimaryElection.class);
		Awaitility.await().atMost(Duration.ofSeconds(60)).until(election::isPrimary);
	}

	private static boolean answers(Asking worker) {
		try {
			return worker.ask("primary") != null;
		}
		catch (DatabaseFailure ex) {
			return false;
		}
	}

	/** A pool that lets a caller wait for 35 s, and does not tell its URL. */
	private static HikariDataSource pool(int size) throws Exception {
		return pool("shared", size);
	}

	private static HikariDataSource pool(String name, int size) throws Exception {
		HikariDataSource pool = new HikariDataSource();
		pool.setDataSource(Server.dataSource(Server.POSTGRESQL.url() + "?ApplicationName=" + name, "postgres", ""));
		pool.setConnectionTimeout(35_000);
		pool.setMaximumPoolSize(size);
		return pool;
	}

	private static DataSource reader() throws Exception {
		return Server.dataSource(Server.POSTGRESQL.url() + "?options=-c%20default_transaction_read_only=on", "postgres",
				"");
	}

	private static int pid(Connection connection) throws SQLException {
		try (var statement = connection.createStatement();
				var row = statement.executeQuery("SELECT pg_backend_pid()")) {
			row.next();
			return row.getInt(1);
		}
	}

	/** What libraries that observe make: a proxy that hides what is behind it. */
	private static DataSource observed(DataSource target) {
		Object proxy = Proxy.newProxyInstance(DataSource.class.getClassLoader(), new Class<?>[] { DataSource.class },
				(self, method, arguments) -> {
					if (method.getName().equals("isWrapperFor")) {
						return false;
					}
					try {
						return method.invoke(target, arguments);
					}
					catch (InvocationTargetException ex) {
						throw ex.getCause();
					}
				});
		return (DataSource) proxy;
	}

	private static final class ReadWriteSplit extends AbstractRoutingDataSource {

		ReadWriteSplit(DataSource writer, DataSource reader) {
			setTargetDataSources(Map.of(false, writer, true, reader));
			afterPropertiesSet();
		}

		@Override
		protected Object determineCurrentLookupKey() {
			return TransactionSynchronizationManager.isCurrentTransactionReadOnly();
		}

	}

}
