/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination;

/**
 * One running JVM of an application.
 *
 * @param id random identifier, made afresh at every start; never a host name or pid alone
 * @param host name of the host, for people only
 * @param pid process id on that host, for people only
 * @since 0.1.0
 */
public record Worker(String id, String host, long pid) {

	@Override
	public String toString() {
		return this.id + " (pid " + this.pid + " on " + this.host + ")";
	}

}
