/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

/**
 * E-mail over SMTP, and a small mail server for the demonstration that lists what it
 * received.
 */
@NullMarked
package io.github.coordination.sample.mail;

import org.jspecify.annotations.NullMarked;
