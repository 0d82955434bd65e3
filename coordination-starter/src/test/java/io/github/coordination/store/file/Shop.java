/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.store.file;

import io.github.coordination.faults.ChildJvm;

/**
 * The application of the tests in this JVM and in those that it starts. The kernel shows
 * the place of a lock, which follows from the name, to every process: two test JVMs side
 * by side that use one name could not prove that they are alone.
 */
final class Shop {

	static final String NAME = "shop" + ChildJvm.FIRST;

	static final String LOCK_FILE = NAME + "-primary.lock";

	static final String SLOT_FILE = NAME + "-primary.slots";

	private Shop() {
	}

}
