/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.faults;

import java.util.List;

import io.github.coordination.lease.LeaseStore;

/**
 * Opens the store of a worker that is a process of its own. An implementation has a
 * constructor without arguments.
 */
public interface StoreFactory {

	/**
	 * Open the store.
	 * @param application the application
	 * @param arguments what the factory needs to find the store
	 * @return the store
	 */
	LeaseStore open(String application, List<String> arguments) throws Exception;

}
