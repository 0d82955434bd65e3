/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.guard.plan;

import java.lang.reflect.Method;
import java.util.Map;

/**
 * What is to be guarded of one bean.
 *
 * @param beanName the bean's name
 * @param type the bean's class, not that of a proxy
 * @param kind the rule that fits the bean
 * @param rule the rule of the bean as a whole
 * @param methods the guarded methods and their rules, besides those that the kind has a
 * rule for
 * @since 0.1.0
 */
public record GuardPlan(String beanName, Class<?> type, GuardKind kind, GuardRule rule,
		Map<Method, GuardRule> methods) {

}
