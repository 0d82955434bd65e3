/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.kotlin

import io.github.coordination.PrimaryOnly
import io.github.coordination.PrimaryOnly.Otherwise
import org.springframework.scheduling.annotation.Scheduled
import reactor.core.publisher.Mono

/** A class that nothing opens. */
@PrimaryOnly
class ClosedClass {

    fun work() = Unit
}

/** A class of which a function is annotated and nothing opens it. */
class ClosedFunction {

    @PrimaryOnly
    fun work() = Unit
}

/** An open class with a function that is not. */
@PrimaryOnly
open class ClosedFunctionOfOpenClass {

    fun work() = Unit
}

/** A class without an annotation of its own. */
class OnlyBeanMethod {

    fun work() = Unit
}

/** A suspend function with a result that has no empty value. */
open class Numbers {

    @PrimaryOnly
    open suspend fun total(): Int = 1
}

/** A suspend function whose result may be null. */
open class Names {

    @PrimaryOnly
    open suspend fun name(): String? = null
}

/** A suspend function whose result is a publisher. */
open class Publishing {

    @PrimaryOnly(otherwise = Otherwise.THROW)
    open suspend fun publisher(): Mono<String> = Mono.just("one")
}

/** A suspend function whose transaction would end elsewhere. */
open class Fenced {

    @PrimaryOnly(fenced = true)
    open suspend fun work() = Unit
}

/** What is scheduled, and can be proxied as an interface. */
interface Job {

    suspend fun work()
}

/** A suspend function that Spring calls by its class. */
open class InterfaceJob : Job {

    @PrimaryOnly
    @Scheduled(fixedRate = 20)
    override suspend fun work() = Unit
}

/** A job with members that a proxy does not lead to the bean. */
open class HalfOpen {

    private val name = StringBuilder("name")

    lateinit var injected: String

    @JvmField
    val field = StringBuilder("field")

    @PrimaryOnly
    open fun work() = Unit

    fun name() = name.toString()
}
