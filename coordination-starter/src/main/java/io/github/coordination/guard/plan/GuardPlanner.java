/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.guard.plan;

import java.lang.reflect.Method;
import java.util.LinkedHashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.context.Lifecycle;
import org.springframework.context.annotation.Bean;
import org.springframework.core.MethodIntrospector;
import org.springframework.core.annotation.AnnotatedElementUtils;

import io.github.coordination.PrimaryOnly;

/**
 * Finds what is annotated of a bean, by the bean's name: its class, its {@code @Bean}
 * method, or single methods of it.
 *
 * @since 0.1.0
 */
public final class GuardPlanner {

	private final ConfigurableListableBeanFactory beanFactory;

	private final NamedBeans named;

	/**
	 * Look for annotations in a bean factory.
	 * @param beanFactory the bean factory
	 */
	public GuardPlanner(ConfigurableListableBeanFactory beanFactory) {
		this.beanFactory = beanFactory;
		this.named = NamedBeans.of(beanFactory);
	}

	/**
	 * Plan the guard of a bean.
	 * @param beanName the bean's name
	 * @param types the bean's types, not those of a proxy
	 * @return the plan, or {@code null} if nothing of the bean is annotated
	 * @throws UnworkableGuardException if the guard cannot work
	 */
	public @Nullable GuardPlan plan(String beanName, BeanTypes types) {
		PrimaryOnly onBean = onBean(beanName, types.type());
		if (LifecycleFactories.areOf(types.type())) {
			checkMethods(types.type());
		}
		Map<Method, GuardRule> methods = annotatedMethods(types);
		if (onBean == null && methods.isEmpty()) {
			return null;
		}
		GuardPlan plan = (onBean != null) ? whole(beanName, types, GuardRule.of(onBean), methods)
				: single(beanName, types.type(), methods);
		plan.methods().forEach((method, rule) -> check(plan, method, rule));
		MissedJobs.check(plan);
		new LibraryCallers(this.beanFactory.getBeanClassLoader()).check(plan);
		return plan;
	}

	private static void check(GuardPlan plan, Method method, GuardRule rule) {
		try {
			GuardableMethods.check(plan.type(), method, rule);
		}
		catch (UnworkableGuardException ex) {
			boolean written = GuardRule.of(method) != null || !LibraryClasses.contains(method.getDeclaringClass());
			throw written ? ex : LibraryClasses.refusal(plan.beanName(), plan.type(), plan.kind());
		}
	}

	/**
	 * Refuse a factory whose class or methods are annotated: it is never guarded itself.
	 * @param factory class of the factory
	 * @throws UnworkableGuardException if one is
	 */
	public void checkFactory(Class<?> factory) {
		if (AnnotatedElementUtils.hasAnnotation(factory, PrimaryOnly.class)) {
			throw new UnworkableGuardException(
					"@PrimaryOnly on %s cannot work: a FactoryBean is not guarded, only the bean it makes."
						.formatted(factory.getName()),
					"Annotate the @Bean method of the factory, or the class of the bean that it makes.");
		}
		checkMethods(factory);
	}

	private static void checkMethods(Class<?> factory) {
		for (Method method : annotatedMethods(BeanTypes.of(factory)).keySet()) {
			throw new UnworkableGuardException(
					"@PrimaryOnly on %s cannot work: calls of a FactoryBean are not guarded, only those of the bean it makes."
						.formatted(GuardableMethods.text(factory, method)),
					"Move %s to a bean of its own.".formatted(method.getName()));
		}
	}

	/**
	 * Whether a bean registers further beans while it is initialised.
	 * @param type the bean's class
	 * @return whether it does
	 */
	public static boolean registersBeans(Class<?> type) {
		return UnguardableKind.FLOW.find(type) != null;
	}

	/**
	 * Whether a class itself or any method of it is annotated, whatever is said of a
	 * bean.
	 * @param types the types of an object
	 * @return whether it is
	 */
	public static boolean isAnnotated(BeanTypes types) {
		return AnnotatedElementUtils.hasAnnotation(types.type(), PrimaryOnly.class)
				|| !annotatedMethods(types).isEmpty();
	}

	/**
	 * What is said of a bean. Of a factory that is a lifecycle, and of what it makes,
	 * each has the annotation of its own class; that of the {@code @Bean} method is the
	 * factory's.
	 */
	private @Nullable PrimaryOnly onBean(String beanName, Class<?> type) {
		PrimaryOnly onType = AnnotatedElementUtils.findMergedAnnotation(type, PrimaryOnly.class);
		if (onType != null || !this.beanFactory.containsBean(beanName)) {
			return onType;
		}
		if (LifecycleFactories.contain(this.beanFactory, beanName)) {
			Class<?> product = this.beanFactory.getType(beanName, false);
			if (!LifecycleFactories.areOf(type)
					|| (product != null && AnnotatedElementUtils.hasAnnotation(product, PrimaryOnly.class))) {
				return null;
			}
		}
		return onBean(beanName);
	}

	private @Nullable PrimaryOnly onBean(String beanName) {
		PrimaryOnly annotation = this.beanFactory.findAnnotationOnBean(beanName, PrimaryOnly.class, false);
		return (annotation != null) ? annotation : this.named.find(beanName);
	}

	/**
	 * Whether a bean is to be guarded as a whole.
	 * @param beanName the bean's name
	 * @return whether it is annotated or named
	 */
	public boolean isWhole(String beanName) {
		return onBean(beanName) != null;
	}

	/**
	 * A bean that is annotated as a whole, and the rules of its own that single methods
	 * have. What something calls on every worker is guarded whatever the bean is.
	 */
	private GuardPlan whole(String beanName, BeanTypes types, GuardRule rule, Map<Method, GuardRule> methods) {
		Class<?> type = types.type();
		GuardKind kind = GuardKind.of(type, beanName);
		if (LifecycleFactories.areOf(type)) {
			LifecycleFactories.check(this.beanFactory, beanName, type);
		}
		rule.checkElection("bean '%s' (%s)".formatted(beanName, type.getName()));
		ListenerMethods.check(type);
		BeanMethods.find(this.beanFactory, beanName)
			.ifPresent((method) -> ListenerMethods.refuse(method, "the @Bean method " + method.getName()));
		if (kind == GuardKind.METHODS) {
			WorkMethods.of(types, beanName).forEach((method) -> methods.putIfAbsent(method, rule));
		}
		else {
			requireSingleton(beanName, type, kind);
			WorkMethods.triggered(type).forEach((method) -> methods.putIfAbsent(method, rule));
			methods.keySet().removeIf(kind::isCallback);
			kind.checkCallbacks(type, beanName);
		}
		return new GuardPlan(beanName, type, kind, rule, methods);
	}

	/**
	 * What a takeover runs or starts, it finds by name.
	 */
	private void requireSingleton(String beanName, Class<?> type, GuardKind kind) {
		if (!this.beanFactory.containsBean(beanName)
				|| !this.beanFactory.isSingleton(LifecycleFactories.workingName(this.beanFactory, beanName))) {
			throw new UnworkableGuardException(
					"@PrimaryOnly on bean '%s' (%s) cannot work: a %s is run or started by its name, but this one is no singleton with a name."
						.formatted(beanName, type.getName(), kind.text()),
					"Define it as a singleton bean of its own.");
		}
	}

	/**
	 * A bean of which single methods are annotated. A runner whose {@code run} method is
	 * annotated is meant to be a guarded runner.
	 */
	private GuardPlan single(String beanName, Class<?> type, Map<Method, GuardRule> methods) {
		for (Method method : methods.keySet()) {
			UnguardableBeans.check(type, method);
			if (GuardKind.isRunner(type) && GuardKind.RUNNER.isCallback(method)) {
				requireSingleton(beanName, type, GuardKind.RUNNER);
				GuardRule rule = methods.get(method);
				methods.keySet().removeIf(GuardKind.RUNNER::isCallback);
				GuardKind.RUNNER.checkCallbacks(type, beanName);
				return new GuardPlan(beanName, type, GuardKind.RUNNER, rule, methods);
			}
			if (Lifecycle.class.isAssignableFrom(type) && GuardKind.LIFECYCLE.isCallback(method)) {
				throw new UnworkableGuardException(
						"@PrimaryOnly on %s cannot work: a lifecycle is guarded as a whole, not its single methods."
							.formatted(GuardableMethods.text(type, method)),
						"Annotate the class %s or its @Bean method instead.".formatted(type.getSimpleName()));
			}
		}
		return new GuardPlan(beanName, type, GuardKind.METHODS, methods.values().iterator().next(), methods);
	}

	private static Map<Method, GuardRule> annotatedMethods(BeanTypes types) {
		Map<Method, GuardRule> methods = annotatedMethods(types.type());
		types.interfaces().forEach((each) -> methods.putAll(annotatedMethods(each)));
		return methods;
	}

	private static Map<Method, GuardRule> annotatedMethods(Class<?> type) {
		if (LibraryClasses.contains(type)) {
			return new LinkedHashMap<>();
		}
		return new LinkedHashMap<>(MethodIntrospector.selectMethods(type, GuardPlanner::ruleOf));
	}

	/**
	 * The rule of a method itself; a {@code @Bean} method has one for its bean instead.
	 */
	private static @Nullable GuardRule ruleOf(Method method) {
		GuardRule rule = GuardRule.of(method);
		return (rule != null && AnnotatedElementUtils.hasAnnotation(method, Bean.class)) ? null : rule;
	}

}
