/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.kotlin

import io.github.coordination.PrimaryOnly
import io.github.coordination.autoconfigure.ElectionAutoConfiguration
import io.github.coordination.autoconfigure.GuardAutoConfiguration
import io.github.coordination.guard.plan.UnworkableGuardException
import io.github.coordination.store.memory.MemoryStoreAutoConfiguration
import org.assertj.core.api.Assertions.assertThat
import org.junit.jupiter.api.Test
import org.junit.jupiter.api.extension.ExtendWith
import org.springframework.boot.autoconfigure.AutoConfigurations
import org.springframework.boot.test.context.runner.ApplicationContextRunner
import org.springframework.boot.test.system.CapturedOutput
import org.springframework.boot.test.system.OutputCaptureExtension
import org.springframework.context.annotation.Bean
import org.springframework.context.annotation.Configuration
import org.springframework.scheduling.annotation.EnableScheduling

@ExtendWith(OutputCaptureExtension::class)
class KotlinRefusalTests {

    private val annotation = PrimaryOnly::class.java.name

    private val plugin = "kotlin-maven-allopen with <option>all-open:annotation=$annotation</option>, " +
        "or allOpen { annotation(\"$annotation\") } in Gradle."

    @Test
    fun `closed class is refused with the option of the compiler plugin`() {
        for (type in listOf(ClosedClass::class.java, ClosedFunction::class.java, ClosedFunctionOfOpenClass::class.java)) {
            assertThat(refusal(type).cure).startsWith("Write 'open' before the class ${type.simpleName} and").endsWith(plugin)
        }
    }

    @Test
    fun `closed class that a bean method annotates can only be opened by hand`() {
        assertThat(refusal(BeanMethod::class.java).cure)
            .isEqualTo("Write 'open' before the class OnlyBeanMethod and its guarded functions.")
    }

    @Test
    fun `suspend function with a result is refused by what it is`() {
        val total = refusal(Numbers::class.java)
        assertThat(total).hasMessageContaining(
            "${Numbers::class.java.name}.total() cannot skip: it is a suspend function whose result is Integer")
        assertThat(total.cure).contains("otherwise = Otherwise.THROW", "Unit")
        assertThat(refusal(Names::class.java)).hasMessageContaining("whose result is String")
    }

    @Test
    fun `suspend function whose result a proxy unwraps is refused`() {
        assertThat(refusal(Publishing::class.java)).hasMessageContaining("unwrap its result Mono")
    }

    @Test
    fun `scheduled suspend function behind an interface is refused`() {
        assertThat(refusal(InterfaceJob::class.java)).hasMessageContaining("calls by its class")
    }

    @Test
    fun `fenced suspend function is refused`() {
        assertThat(refusal(Fenced::class.java)).hasMessageContaining("would commit on another thread")
    }

    @Test
    fun `members of the proxy itself are named, but no property that has a getter`(output: CapturedOutput) {
        contexts().withBean("half", HalfOpen::class.java).run { context ->
            assertThat(context).hasNotFailed()
            assertThat(output.all.lines().filter { it.contains("Bean 'half'") }).singleElement().asString()
                .contains(": HalfOpen.getInjected(), HalfOpen.name(), HalfOpen.setInjected(), HalfOpen.field belong")
                .contains("Write 'open'")
        }
    }

    private fun refusal(type: Class<*>): UnworkableGuardException {
        var failure: Throwable? = null
        contexts().withUserConfiguration(type).run { context -> failure = context.startupFailure }
        return generateSequence(failure) { it.cause }.filterIsInstance<UnworkableGuardException>().first()
    }

    private fun contexts() = ApplicationContextRunner()
        .withConfiguration(
            AutoConfigurations.of(
                MemoryStoreAutoConfiguration::class.java,
                ElectionAutoConfiguration::class.java,
                GuardAutoConfiguration::class.java))
        .withPropertyValues("coordination.store=memory", "spring.aop.proxy-target-class=false")
        .withUserConfiguration(Scheduling::class.java)

    @Configuration(proxyBeanMethods = false)
    @EnableScheduling
    class Scheduling

    @Configuration(proxyBeanMethods = false)
    class BeanMethod {

        @Bean
        @PrimaryOnly
        fun only() = OnlyBeanMethod()
    }
}
