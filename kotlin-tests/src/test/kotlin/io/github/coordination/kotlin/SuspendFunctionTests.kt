/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.kotlin

import io.github.coordination.NotPrimaryException
import io.github.coordination.PrimaryElection
import io.github.coordination.election.LeaseElection
import io.github.coordination.store.memory.TestElection
import java.time.Duration
import java.util.concurrent.CancellationException
import kotlinx.coroutines.Dispatchers
import kotlinx.coroutines.async
import kotlinx.coroutines.flow.toList
import kotlinx.coroutines.runBlocking
import org.assertj.core.api.Assertions.assertThat
import org.assertj.core.api.Assertions.assertThatExceptionOfType
import org.awaitility.Awaitility
import org.junit.jupiter.api.Test
import org.springframework.beans.factory.annotation.Autowired
import org.springframework.boot.autoconfigure.EnableAutoConfiguration
import org.springframework.boot.test.context.SpringBootTest
import org.springframework.context.ApplicationEventPublisher
import org.springframework.context.annotation.Bean
import org.springframework.context.annotation.Configuration
import org.springframework.scheduling.annotation.EnableScheduling

@SpringBootTest(classes = [SuspendFunctionTests.Application::class])
class SuspendFunctionTests {

    @Autowired
    lateinit var jobs: SuspendJobs

    @Autowired
    lateinit var publisher: ApplicationEventPublisher

    @Autowired
    lateinit var control: TestElection

    @Autowired
    lateinit var primary: PrimaryElection

    private val election get() = primary as LeaseElection

    @Test
    fun `scheduled function runs on the primary at each run`() {
        val interval = jobs.runs.get()
        val cron = jobs.crons.get()
        await { jobs.runs.get() > interval + 1 && jobs.crons.get() > cron + 1 }
    }

    @Test
    fun `scheduled function is skipped and counted on a secondary`() {
        control.becomeSecondary()
        val interval = jobs.runs.get()
        val cron = jobs.crons.get()
        val skips = skips("cron")
        await { skips("cron") > skips }
        assertThat(jobs.runs).hasValue(interval)
        assertThat(jobs.crons).hasValue(cron)
        control.becomePrimary()
        await { jobs.runs.get() > interval && jobs.crons.get() > cron }
    }

    @Test
    fun `function without a result is skipped and counted on a secondary`() {
        control.becomeSecondary()
        val runs = jobs.runs.get()
        val skips = skips("work")
        runBlocking { jobs.work() }
        assertThat(jobs.runs).hasValue(runs)
        assertThat(skips("work")).isEqualTo(skips + 1)
    }

    @Test
    fun `listener runs on the primary and is skipped on a secondary`() {
        val events = jobs.events.get()
        publisher.publishEvent(Happened())
        await { jobs.events.get() == events + 1 }
        control.becomeSecondary()
        val skips = skips("happened")
        publisher.publishEvent(Happened())
        await { skips("happened") == skips + 1 }
        assertThat(jobs.events).hasValue(events + 1)
    }

    @Test
    fun `result and failure reach the caller`() = runBlocking<Unit> {
        assertThat(jobs.total(1, 2)).isEqualTo(3)
        assertThat(jobs.numbers().toList()).containsExactly(1, 2)
        val failure = runCatching { jobs.fail() }.exceptionOrNull()
        assertThat(failure).isInstanceOf(IllegalStateException::class.java).hasMessage("broken")
        assertThat(election.calls().runningNames()).doesNotContain("SuspendJobs.total", "SuspendJobs.numbers", "SuspendJobs.fail")
    }

    @Test
    fun `function that must not be skipped throws on a secondary, and a flow is empty`() {
        val onPrimary = runBlocking { jobs.numbers() }
        control.becomeSecondary()
        assertThatExceptionOfType(NotPrimaryException::class.java).isThrownBy { runBlocking { jobs.total(1, 2) } }
        assertThat(runBlocking { jobs.numbers().toList() + onPrimary.toList() }).isEmpty()
    }

    @Test
    fun `function is under way until it ends and is cancelled at a loss`() = runBlocking<Unit> {
        val begun = jobs.begun.get()
        val cancelled = jobs.cancelled.get()
        val call = async(Dispatchers.Default) { runCatching { jobs.endless() } }
        await { jobs.begun.get() == begun + 1 }
        assertThat(election.calls().runningNames()).contains("SuspendJobs.endless")
        control.loseTerm()
        assertThat(call.await().exceptionOrNull()).isInstanceOf(CancellationException::class.java)
            .hasMessageContaining("no longer the primary")
        await { jobs.cancelled.get() == cancelled + 1 }
        await { !election.calls().runningNames().contains("SuspendJobs.endless") }
    }

    @Test
    fun `function whose caller is cancelled is over`() = runBlocking<Unit> {
        val begun = jobs.begun.get()
        val cancelled = jobs.cancelled.get()
        val call = async(Dispatchers.Default) { jobs.endless() }
        await { jobs.begun.get() == begun + 1 }
        call.cancel()
        await { jobs.cancelled.get() == cancelled + 1 }
        await { !election.calls().runningNames().contains("SuspendJobs.endless") }
        assertThat(election.isPrimary).isTrue()
    }

    private fun skips(function: String) = election.work().first { it.name() == "SuspendJobs.$function" }.skips()

    private fun await(fact: () -> Boolean) =
        Awaitility.await().atMost(Duration.ofSeconds(60)).pollInterval(Duration.ofMillis(5)).until { fact() }

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    @EnableScheduling
    class Application {

        @Bean
        fun jobs() = SuspendJobs()
    }
}
