/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.sample.guests;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The guests, kept in the table {@code guest}.
 *
 * @since 0.1.0
 */
@Component
public class GuestRegistry {

	private static final int LIST_LIMIT = 1000;

	private final JdbcClient jdbc;

	private final Clock clock;

	GuestRegistry(JdbcClient jdbc, Clock clock) {
		this.jdbc = jdbc;
		this.clock = clock;
	}

	Guest register(String name, String email) {
		Instant now = Instant.ofEpochMilli(this.clock.millis());
		String hash = EmailHash.of(email);
		long id = this.jdbc.sql("""
				INSERT INTO guest (name, email, email_hashed, registered_at)
				VALUES (:name, :email, 1, :now) RETURNING id
				""")
			.param("name", name)
			.param("email", hash)
			.param("now", now.toEpochMilli())
			.query(Long.class)
			.single();
		return new Guest(id, name, hash, now);
	}

	List<Guest> newestFirst() {
		return this.jdbc.sql("SELECT id, name, email, registered_at FROM guest ORDER BY id DESC LIMIT :limit")
			.param("limit", LIST_LIMIT)
			.query(GuestRegistry::guest)
			.list();
	}

	/**
	 * Counts the guests.
	 * @return the number of guests
	 */
	public long count() {
		return this.jdbc.sql("SELECT count(*) FROM guest").query(Long.class).single();
	}

	/**
	 * Removes the guests who were registered before a moment.
	 * @param moment the moment, excluded
	 * @return the number of guests removed
	 */
	public int removeRegisteredBefore(Instant moment) {
		return this.jdbc.sql("DELETE FROM guest WHERE registered_at < :moment")
			.param("moment", moment.toEpochMilli())
			.update();
	}

	/**
	 * Hashes the e-mail addresses that are still plain. Repeating it changes nothing.
	 * @return the number of addresses hashed
	 */
	public int hashPlainEmails() {
		List<Guest> plain = this.jdbc.sql("SELECT id, name, email, registered_at FROM guest WHERE email_hashed = 0")
			.query(GuestRegistry::guest)
			.list();
		return plain.stream().mapToInt(this::hashEmail).sum();
	}

	private int hashEmail(Guest guest) {
		return this.jdbc.sql("UPDATE guest SET email = :hash, email_hashed = 1 WHERE id = :id AND email_hashed = 0")
			.param("hash", EmailHash.of(guest.email()))
			.param("id", guest.id())
			.update();
	}

	private static Guest guest(ResultSet row, int number) throws SQLException {
		return new Guest(row.getLong("id"), row.getString("name"), row.getString("email"),
				Instant.ofEpochMilli(row.getLong("registered_at")));
	}

}
