/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Work that only the primary does.
 * <p>
 * One fixed rule per kind of work; the first that fits a bean is the only one:
 * <ul>
 * <li>an {@code ApplicationRunner} or {@code CommandLineRunner} runs when this worker
 * becomes the primary: never on two workers at a time, at least once, so it must be safe
 * to repeat;</li>
 * <li>a {@code Lifecycle} or {@code SmartLifecycle} bean is started when this worker
 * becomes the primary and stopped when its term ends;</li>
 * <li>a class guards all its public methods, a method guards itself ({@code @Scheduled},
 * {@code @Async}, {@code @EventListener}, any call from another bean): it runs on the
 * primary and is skipped and counted elsewhere;</li>
 * <li>the timer of a {@code @Scheduled} method with a fixed rate or delay belongs to the
 * term: becoming primary is to the job what the start of the application is to a job
 * without this annotation, and a secondary has no timer running. What is due by a cron
 * expression while this worker is taking over runs once when the takeover is done.</li>
 * </ul>
 * It may stand on a method, a class, a {@code @Bean} method, or as a meta-annotation. On
 * a skip, {@code void}, {@code Optional} and {@code CompletionStage} methods return
 * empty; any other return type must say {@link Otherwise#THROW}, or the application does
 * not start. Reactive types ask for the role at every subscription.
 * <p>
 * When the term ends while a call runs, its thread is interrupted, unless
 * {@link OnLoss#LET_FINISH} is chosen. At a hand-over running calls are waited for first.
 * <p>
 * <strong>Not guarded</strong>, because no proxy can see it: calls within the same
 * object, objects that are not beans, work started in a constructor or
 * {@code @PostConstruct}, and {@code @EventListener(ApplicationReadyEvent)} on a worker
 * that becomes the primary later (use a runner). Private, static and final methods stop
 * the start-up.
 *
 * @since 0.1.0
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ ElementType.TYPE, ElementType.METHOD })
public @interface PrimaryOnly {

	/**
	 * Name of the election.
	 * @return the name
	 */
	String value() default PrimaryElection.DEFAULT_NAME;

	/**
	 * What a call does on a worker that may not run it.
	 * @return the choice
	 */
	Otherwise otherwise() default Otherwise.SKIP;

	/**
	 * What happens to a running call when the term is lost.
	 * @return the choice
	 */
	OnLoss onLoss() default OnLoss.INTERRUPT;

	/**
	 * What becomes of a {@code @Scheduled} cron job that was due while no worker could
	 * run it: during a hand-over, after a crash, or while no worker was there.
	 * @return the choice
	 */
	Missed missed() default Missed.SKIP;

	/**
	 * Whether transactions of a call commit only if no newer term has begun. Needs
	 * transactions of the database that keeps the epochs, on the calling thread.
	 * @return whether they are fenced
	 */
	boolean fenced() default false;

	/**
	 * What a call does on a worker that may not run it.
	 */
	enum Otherwise {

		/**
		 * Return empty and count the skip.
		 */
		SKIP,

		/**
		 * Throw {@link NotPrimaryException} and count the skip.
		 */
		THROW

	}

	/**
	 * What becomes of a cron job that was due while no worker could run it.
	 */
	enum Missed {

		/**
		 * Wait for the next time that it is due.
		 */
		SKIP,

		/**
		 * Run once when the next takeover is done, if it was due since the former primary
		 * let no more calls in, and no longer ago than
		 * {@code coordination.primary.missed-within}. After a crash that is counted from
		 * the last renewal, so a run of the former primary may be repeated.
		 */
		RUN

	}

	/**
	 * What happens to a running call when the term is lost.
	 */
	enum OnLoss {

		/**
		 * Interrupt its thread, or cancel its subscription.
		 */
		INTERRUPT,

		/**
		 * Let it run to its end.
		 */
		LET_FINISH

	}

}
