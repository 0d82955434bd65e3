/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.benchmarks.scale;

import org.aopalliance.intercept.MethodInterceptor;
import org.aopalliance.intercept.MethodInvocation;
import org.springframework.aop.framework.autoproxy.AbstractBeanFactoryAwareAdvisingPostProcessor;
import org.springframework.aop.support.DefaultPointcutAdvisor;
import org.springframework.aop.support.annotation.AnnotationMatchingPointcut;

/**
 * Puts an advice that does nothing around annotated methods, in the way of Spring's own
 * annotations: what any proxy costs.
 */
@SuppressWarnings("serial")
final class AdvisedPostProcessor extends AbstractBeanFactoryAwareAdvisingPostProcessor {

	AdvisedPostProcessor() {
		setProxyTargetClass(true);
		this.advisor = new DefaultPointcutAdvisor(AnnotationMatchingPointcut.forMethodAnnotation(Advised.class),
				(MethodInterceptor) MethodInvocation::proceed);
	}

}
