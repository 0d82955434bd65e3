/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.report;

import org.springframework.context.ApplicationEventPublisher;

import io.github.coordination.PrimaryChangedEvent;
import io.github.coordination.PrimaryLostEvent;
import io.github.coordination.Term;
import io.github.coordination.TransitionCause;
import io.github.coordination.Worker;
import io.github.coordination.election.ElectionListener;
import io.github.coordination.lease.LeaseRecord;

/**
 * Publishes {@link PrimaryChangedEvent} and {@link PrimaryLostEvent} to the application.
 * <p>
 * Listeners of the application run on the calling work thread, so each event comes where
 * a slow one can do no harm: the change to this worker after its takeover is complete,
 * the loss after the work of the term is stopped.
 *
 * @since 0.1.0
 */
public final class PrimaryEventPublisher implements ElectionListener {

	private final ApplicationEventPublisher publisher;

	private final Worker self;

	/**
	 * Create the publisher.
	 * @param publisher where to publish
	 * @param self this worker
	 */
	public PrimaryEventPublisher(ApplicationEventPublisher publisher, Worker self) {
		this.publisher = publisher;
		this.self = self;
	}

	@Override
	public void tookOver(Term term) {
		this.publisher.publishEvent(new PrimaryChangedEvent(term.election(), term.epoch(), this.self, true));
	}

	@Override
	public void seen(String election, LeaseRecord record) {
		this.publisher.publishEvent(new PrimaryChangedEvent(election, record.epoch(), record.holder().worker(), false));
	}

	@Override
	public void stopped(Term term, TransitionCause cause) {
		this.publisher.publishEvent(new PrimaryLostEvent(term, cause));
	}

}
