/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.lease;

import java.time.Duration;
import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * Outcome of a try to begin a term.
 *
 * @since 0.1.0
 */
public sealed interface Attempt {

	/**
	 * The term has begun.
	 *
	 * @param epoch its epoch
	 * @param vacancy how long nobody has let calls in, by the store's clock: since the
	 * former primary let no more in, or since its last renewal if it did not release;
	 * {@code null} if that is not known
	 */
	record Granted(long epoch, @Nullable Duration vacancy) implements Attempt {

		/**
		 * A term that follows none, or none that is known.
		 * @param epoch its epoch
		 */
		public Granted(long epoch) {
			this(epoch, null);
		}

	}

	/**
	 * The store takes the record for live, or the record was not the expected one.
	 *
	 * @param record the record, {@code null} if its holder has not written it yet
	 * @param remaining time until its lease ends, by the store's clock
	 * @param storeNow the store's clock, {@code null} where expiry is not judged by one
	 */
	record Held(@Nullable LeaseRecord record, Duration remaining, @Nullable Instant storeNow) implements Attempt {

	}

	/**
	 * The store takes nobody for live, but does not know that the former term is over.
	 *
	 * @param record the record, {@code null} if there is none
	 * @param storeNow the store's clock, by which the record has expired; {@code null}
	 * where expiry is not judged by one
	 */
	record Free(@Nullable LeaseRecord record, @Nullable Instant storeNow) implements Attempt {

	}

	/**
	 * The store must not be touched: malformed or foreign record, no right to write.
	 *
	 * @param reason a sentence for people
	 */
	record Refused(String reason) implements Attempt {

	}

}
