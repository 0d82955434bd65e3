/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.guard.other;

/**
 * A parent class with members that no class proxy of a subclass leads to the bean.
 */
public class BaseJob {

	private final String name;

	public BaseJob() {
		this.name = "base";
	}

	public final String name() {
		return this.name;
	}

	protected final String inner() {
		return this.name;
	}

	String hidden() {
		return this.name;
	}

	public String open() {
		return this.name;
	}

}
