/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.faults;

import java.util.List;

/**
 * How much of a long proof is run: one small instance of each by default, so that all
 * tests take minutes, the whole with {@code -Dproofs=full}, and any number by the
 * property of that proof.
 */
public final class ProofSize {

	private static final boolean FULL = "full".equals(System.getProperty("proofs"));

	private ProofSize() {
	}

	/**
	 * How often something is done.
	 * @param property property that says it
	 * @param small by default
	 * @param full in the whole proof
	 * @return the number
	 */
	public static int of(String property, int small, int full) {
		return Integer.getInteger(property, FULL ? full : small);
	}

	/**
	 * Which cases are tried.
	 * @param small the telling ones
	 * @param all all of them
	 * @param <T> what a case is
	 * @return the cases
	 */
	public static <T> List<T> of(List<T> small, List<T> all) {
		return FULL ? all : small;
	}

}
