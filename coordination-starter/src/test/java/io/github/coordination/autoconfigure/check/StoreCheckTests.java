/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.autoconfigure.check;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.mock.env.MockEnvironment;

import io.github.coordination.PrimaryElections;
import io.github.coordination.autoconfigure.failure.MisconfigurationException;
import io.github.coordination.lease.LeaseStore;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.mockito.BDDMockito.mock;

class StoreCheckTests {

	private static final Set<String> IDS = new TreeSet<>(List.of("file", "redis"));

	private final MockEnvironment environment = new MockEnvironment();

	private final DefaultListableBeanFactory beanFactory = new DefaultListableBeanFactory();

	@Test
	void announcedStoreThatIsDeclaredPasses() {
		this.environment.setProperty("coordination.store", "Redis");
		declare(LeaseStore.class, this.beanFactory);
		assertThatNoException().isThrownBy(this::check);
	}

	@Test
	void storeOfTheParentPasses() {
		DefaultListableBeanFactory parent = new DefaultListableBeanFactory();
		declare(LeaseStore.class, parent);
		this.beanFactory.setParentBeanFactory(parent);
		assertThatNoException().isThrownBy(this::check);
	}

	@Test
	void ownElectionsNeedNoStore() {
		declare(PrimaryElections.class, this.beanFactory);
		assertThatNoException().isThrownBy(this::check);
	}

	@Test
	void unknownStoreIsRefusedEvenIfOneIsDeclared() {
		this.environment.setProperty("coordination.store", "fiel");
		declare(LeaseStore.class, this.beanFactory);
		assertThatExceptionOfType(MisconfigurationException.class).isThrownBy(this::check)
			.withMessageMatching("coordination\\.store is \"fiel\"[^:]*: use one of file, redis\\.");
	}

	@Test
	void announcedStoreThatNothingDeclaresIsRefused() {
		this.environment.setProperty("coordination.store", "redis");
		assertThatExceptionOfType(MisconfigurationException.class).isThrownBy(this::check)
			.withMessageMatching(
					"coordination\\.store is \"redis\".*, but nothing on the class path provides that store: "
							+ "add the library that it needs, or use one of file\\.");
	}

	@Test
	void excludedDefaultIsRefused() {
		assertThatExceptionOfType(MisconfigurationException.class).isThrownBy(this::check)
			.withMessage("There is no store, because the auto-configuration of the default one is excluded: "
					+ "set coordination.store to one of file, redis, declare a LeaseStore bean, or set "
					+ "coordination.enabled to false.");
	}

	private void check() {
		StoreCheck.check(this.environment, IDS, this.beanFactory);
	}

	private static <T> void declare(Class<T> type, DefaultListableBeanFactory beanFactory) {
		beanFactory.registerSingleton(type.getName(), mock(type));
	}

}
