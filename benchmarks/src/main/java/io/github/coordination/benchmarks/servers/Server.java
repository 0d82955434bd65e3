/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.benchmarks.servers;

/**
 * A server that this program has started and that ends with it.
 */
public interface Server extends AutoCloseable {

	/**
	 * Which kind it is.
	 * @return the kind
	 */
	Engine engine();

	/**
	 * Where workers find it: a JDBC URL, or host and port.
	 * @return the address
	 */
	String address();

	/**
	 * Operations of the workers so far, as the server itself counts them. What this
	 * method does is left out.
	 * @return the count
	 */
	long operations();

	/**
	 * CPU time that the server's processes have used so far, in milliseconds.
	 * @return the time
	 */
	double cpuMillis();

	/**
	 * End it and forget its data.
	 */
	@Override
	void close();

}
