/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.report;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import org.slf4j.LoggerFactory;

/**
 * What a class, or everybody, writes to the log while this is open.
 */
public final class CapturedLog extends AppenderBase<ILoggingEvent> implements AutoCloseable {

	private final Logger logger;

	private final Level before;

	private final List<ILoggingEvent> events = new CopyOnWriteArrayList<>();

	CapturedLog(Class<?> type) {
		this((Logger) LoggerFactory.getLogger(type));
		this.logger.setLevel(Level.DEBUG);
	}

	private CapturedLog(Logger logger) {
		this.logger = logger;
		this.before = this.logger.getLevel();
		setContext(this.logger.getLoggerContext());
		start();
		this.logger.addAppender(this);
	}

	/**
	 * Capture what everybody writes.
	 * @return what is written from now on
	 */
	public static CapturedLog ofEverybody() {
		return new CapturedLog((Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME));
	}

	@Override
	protected void append(ILoggingEvent event) {
		this.events.add(event);
	}

	/**
	 * The lines of a level.
	 */
	List<String> lines(Level level) {
		return this.events.stream()
			.filter((event) -> event.getLevel() == level)
			.map(ILoggingEvent::getFormattedMessage)
			.toList();
	}

	/**
	 * The lines above DEBUG, each with its level.
	 * @return the lines in order
	 */
	public List<String> lines() {
		return this.events.stream()
			.filter((event) -> event.getLevel().isGreaterOrEqual(Level.INFO))
			.map((event) -> event.getLevel() + " " + event.getFormattedMessage())
			.toList();
	}

	/**
	 * The lines of a level that carry a stack trace.
	 */
	List<String> linesWithStackTrace(Level level) {
		return this.events.stream()
			.filter((event) -> event.getLevel() == level && event.getThrowableProxy() != null)
			.map(ILoggingEvent::getFormattedMessage)
			.toList();
	}

	@Override
	public void close() {
		this.logger.detachAppender(this);
		this.logger.setLevel(this.before);
		stop();
	}

}
