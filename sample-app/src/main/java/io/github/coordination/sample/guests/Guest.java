/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.sample.guests;

import java.time.Instant;

/**
 * A registered guest.
 *
 * @param id number of the guest
 * @param name name of the guest
 * @param email hash of the e-mail address, or the plain address of a guest registered
 * before addresses were hashed
 * @param registeredAt when the guest was registered
 */
record Guest(long id, String name, String email, Instant registeredAt) {

}
