/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.election.core;

/**
 * Timings that contradict each other or make no sense.
 *
 * @since 0.1.0
 */
public class InvalidTimingException extends IllegalArgumentException {

	private static final long serialVersionUID = 1L;

	private final String property;

	/**
	 * Create the exception.
	 * @param property name of the property below {@code coordination.primary}
	 * @param problem what is wrong and what to type instead, as the rest of a sentence
	 * that begins with the property's name
	 */
	public InvalidTimingException(String property, String problem) {
		super("coordination.primary." + property + " " + problem);
		this.property = property;
	}

	/**
	 * Name of the property to change.
	 * @return the full name
	 */
	public String getProperty() {
		return "coordination.primary." + this.property;
	}

}
