/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.lease.contract;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import io.github.coordination.lease.LeaseStore;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The contract fails for a store that is broken on purpose.
 */
class BrokenStoreTests {

	@ParameterizedTest
	@EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "NONE")
	void contractFailsForABrokenStore(BrokenStore.Flaw flaw) throws Exception {
		assertThat(failures(flaw)).isNotEmpty();
	}

	@Test
	void contractHoldsForAStoreWithoutAFlaw() throws Exception {
		assertThat(failures(BrokenStore.Flaw.NONE)).isEmpty();
	}

	private static List<String> failures(BrokenStore.Flaw flaw) throws Exception {
		List<String> failures = new ArrayList<>();
		for (Class<?> type : List.of(LeaseStoreContract.class, VacancyContract.class,
				SequentialLeaseStoreContract.class)) {
			for (Method method : type.getDeclaredMethods()) {
				if (method.isAnnotationPresent(Test.class) && !holds(method, new Contract(flaw))) {
					failures.add(method.getName());
				}
			}
		}
		return failures;
	}

	private static boolean holds(Method method, Contract contract) throws IllegalAccessException {
		try {
			method.invoke(contract);
			return true;
		}
		catch (InvocationTargetException ex) {
			return false;
		}
		finally {
			contract.closeEverything();
		}
	}

	/**
	 * The contract of a broken store.
	 */
	private static final class Contract extends LeaseStoreContract {

		private Instant now = Instant.parse("2026-01-01T00:00:00Z");

		private final BrokenStore store;

		Contract(BrokenStore.Flaw flaw) {
			this.store = new BrokenStore(() -> this.now, flaw);
		}

		@Override
		protected LeaseStore create() {
			return this.store;
		}

		@Override
		protected Duration patience() {
			return Duration.ofMillis(300);
		}

		@Override
		protected boolean judgesExpiryByClock() {
			return true;
		}

		@Override
		protected void passTime(Duration duration) {
			this.now = this.now.plus(duration);
		}

		@Override
		protected void deleteRecord(String election) {
			this.store.delete(election);
		}

		@Override
		protected void damageRecord(String election) {
			this.store.delete(election);
		}

	}

}
