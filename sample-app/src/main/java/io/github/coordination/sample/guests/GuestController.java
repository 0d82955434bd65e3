/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.sample.guests;

import java.util.List;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/**
 * The guests over HTTP. Every worker answers, whatever its role.
 */
@RestController
@RequestMapping("/guests")
class GuestController {

	private final GuestRegistry guests;

	GuestController(GuestRegistry guests) {
		this.guests = guests;
	}

	@GetMapping
	List<Guest> list() {
		return this.guests.newestFirst();
	}

	@PostMapping
	@ResponseStatus(HttpStatus.CREATED)
	Guest register(@RequestBody NewGuest guest) {
		return this.guests.register(guest.validName(), guest.validEmail());
	}

}
