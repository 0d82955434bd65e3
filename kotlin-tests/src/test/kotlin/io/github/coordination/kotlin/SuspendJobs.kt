/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.kotlin

import io.github.coordination.PrimaryOnly
import io.github.coordination.PrimaryOnly.Otherwise
import java.util.concurrent.atomic.AtomicInteger
import kotlinx.coroutines.awaitCancellation
import kotlinx.coroutines.delay
import kotlinx.coroutines.flow.Flow
import kotlinx.coroutines.flow.flow
import org.springframework.context.event.EventListener
import org.springframework.scheduling.annotation.Scheduled

/** Something that happened. */
class Happened

/** Work that suspends, guarded function by function. */
open class SuspendJobs {

    open val runs = AtomicInteger()

    open val crons = AtomicInteger()

    open val events = AtomicInteger()

    open val begun = AtomicInteger()

    open val cancelled = AtomicInteger()

    @PrimaryOnly
    @Scheduled(fixedRate = 20)
    open suspend fun interval() {
        delay(1)
        runs.incrementAndGet()
    }

    @PrimaryOnly
    @Scheduled(cron = "* * * * * *")
    open suspend fun cron() {
        delay(1)
        crons.incrementAndGet()
    }

    @PrimaryOnly
    @EventListener
    open suspend fun happened(event: Happened) {
        delay(1)
        events.incrementAndGet()
    }

    @PrimaryOnly
    open suspend fun endless() {
        begun.incrementAndGet()
        try {
            awaitCancellation()
        } finally {
            cancelled.incrementAndGet()
        }
    }

    @PrimaryOnly
    open suspend fun work(): Unit {
        delay(1)
        runs.incrementAndGet()
    }

    @PrimaryOnly(otherwise = Otherwise.THROW)
    open suspend fun total(first: Int, second: Int): Int {
        delay(1)
        return first + second
    }

    @PrimaryOnly
    open suspend fun numbers(): Flow<Int> {
        delay(1)
        return flow {
            emit(1)
            emit(2)
        }
    }

    @PrimaryOnly(otherwise = Otherwise.THROW)
    open suspend fun fail(): String {
        delay(1)
        throw IllegalStateException("broken")
    }
}
