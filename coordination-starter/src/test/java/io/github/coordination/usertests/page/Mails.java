/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.usertests.page;

/**
 * Sends mails.
 */
interface Mails {

	void send(String text);

}
