/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.store.jdbc;

import java.time.Duration;

/**
 * What a store is made of.
 *
 * @param connector opens connections
 * @param tables names of the tables
 * @param schema creates them
 * @param wakeUp tells of releases
 * @param timeout bound on one call
 */
record StoreParts(Connector connector, Tables tables, Schema schema, WakeUp wakeUp, Duration timeout) {

}
