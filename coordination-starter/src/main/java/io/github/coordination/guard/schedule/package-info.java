/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

/**
 * What happens to guarded methods that are scheduled: timers that belong to a term, and
 * cron jobs that are due while no worker may run them.
 */
@NullMarked
package io.github.coordination.guard.schedule;

import org.jspecify.annotations.NullMarked;
