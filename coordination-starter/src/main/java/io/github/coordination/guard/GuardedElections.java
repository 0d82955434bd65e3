/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.guard;

import org.springframework.beans.factory.BeanFactory;

import io.github.coordination.election.ElectionEngine;
import io.github.coordination.election.LeaseElection;

/**
 * Finds elections by name. The engine is looked up when the first guarded call is made,
 * or when it starts: no bean is created early for the sake of a guard.
 */
final class GuardedElections {

	private final BeanFactory beanFactory;

	GuardedElections(BeanFactory beanFactory) {
		this.beanFactory = beanFactory;
	}

	LeaseElection get(String name) {
		return this.beanFactory.getBean(ElectionEngine.class).get(name);
	}

}
