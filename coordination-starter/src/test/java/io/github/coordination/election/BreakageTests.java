/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.election;

import java.io.IOError;
import java.io.IOException;
import java.nio.channels.UnresolvedAddressException;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.ServiceConfigurationError;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import io.github.coordination.election.core.StoreRequest;

import static org.assertj.core.api.Assertions.assertThat;

class BreakageTests {

	private static final StoreRequest RENEW = new StoreRequest.Renew(1, List.of());

	private final Breakage breakage = new Breakage(new FaultyStore());

	static List<Throwable> errorsOfLinkage() {
		return List.of(new NoSuchMethodError("planned"), new NoClassDefFoundError("planned"),
				new VerifyError("planned"), new AbstractMethodError("planned"),
				new UnsupportedClassVersionError("planned"), new BootstrapMethodError("planned"),
				new ExceptionInInitializerError("planned"), new ServiceConfigurationError("planned"),
				new IllegalStateException(new SQLException(new NoSuchFieldError("planned"))));
	}

	static List<Throwable> mistakes() {
		return List.of(new NullPointerException("planned"), new ClassCastException("planned"),
				new IllegalArgumentException("planned"), new IndexOutOfBoundsException("planned"),
				new UnsupportedOperationException("planned"), new AssertionError("planned"), requireNothing());
	}

	static List<Throwable> outages() {
		return List.of(new OutOfMemoryError("planned"), new StackOverflowError("planned"), new InternalError("planned"),
				new IOError(new IOException("planned")), new UnresolvedAddressException(),
				new IllegalStateException("planned"), new FailingException(), ofDriver(new NullPointerException()),
				ofDriver(new ClassCastException()), without(new NullPointerException()),
				new IllegalStateException(new NullPointerException("planned")));
	}

	private static Throwable requireNothing() {
		try {
			return Objects.requireNonNull(null);
		}
		catch (NullPointerException ex) {
			return ex;
		}
	}

	/** As thrown by a driver that the store has called. */
	private static Throwable ofDriver(Throwable failure) {
		failure.setStackTrace(new StackTraceElement[] { new StackTraceElement("java.util.Objects", "f", null, 1),
				new StackTraceElement("org.driver.Socket", "read", null, 1),
				new StackTraceElement(FaultyStore.class.getName(), "renew", null, 1) });
		return failure;
	}

	private static Throwable without(Throwable failure) {
		failure.setStackTrace(new StackTraceElement[0]);
		return failure;
	}

	@ParameterizedTest
	@MethodSource
	void errorsOfLinkage(Throwable failure) {
		assertThat(this.breakage.failed(RENEW, failure)).isTrue();
		assertThat(this.breakage.cause()).isSameAs(failure);
		assertThat(this.breakage.failed(RENEW, failure)).isFalse();
	}

	@ParameterizedTest
	@MethodSource
	void mistakes(Throwable failure) {
		assertThat(this.breakage.failed(RENEW, failure)).isFalse();
		assertThat(this.breakage.failed(RENEW, failure)).isFalse();
		assertThat(this.breakage.failed(RENEW, failure)).isTrue();
	}

	@ParameterizedTest
	@MethodSource
	void outages(Throwable failure) {
		for (int i = 0; i < 10; i++) {
			assertThat(this.breakage.failed(RENEW, failure)).isFalse();
		}
		assertThat(this.breakage.cause()).isNull();
	}

	@Test
	void mistakesCountInARowOnly() {
		for (int i = 0; i < 10; i++) {
			assertThat(this.breakage.failed(RENEW, new NullPointerException("planned"))).isFalse();
			assertThat(this.breakage.failed(RENEW, new NullPointerException("planned"))).isFalse();
			assertThat(this.breakage.failed(RENEW, new IllegalStateException("planned"))).isFalse();
		}
	}

	@Test
	void callThatHasBeenAnsweredIsNotBroken() {
		this.breakage.answered(RENEW);
		assertThat(this.breakage.failed(RENEW, new NoClassDefFoundError("on the way of a failure"))).isFalse();
		assertThat(this.breakage.cause()).isNull();
	}

	private static final class FailingException extends IllegalArgumentException {

		private static final long serialVersionUID = 1L;

	}

}
