/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.guard.plan;

import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.springframework.aop.framework.AopProxyUtils;
import org.springframework.util.ClassUtils;

/**
 * The types of a bean in which annotations count: the class behind all proxies, and the
 * interfaces of a proxy that this class does not implement, as those of a repository or a
 * client that is made of an interface alone.
 *
 * @param type the class, or the first interface of a proxy without a class behind it
 * @param interfaces the further interfaces
 * @since 0.1.0
 */
public record BeanTypes(Class<?> type, List<Class<?>> interfaces) {

	/**
	 * What the name of a class has that Mockito derives from one that it cannot
	 * instrument.
	 */
	private static final String SPY = "$MockitoMock$";

	/**
	 * The types of a bean that is not made yet.
	 * @param type the bean's class
	 * @return its types
	 */
	public static BeanTypes of(Class<?> type) {
		return new BeanTypes(userClass(type), List.of());
	}

	/**
	 * The types of a bean.
	 * @param bean the bean, or a proxy of it
	 * @return its types
	 */
	public static BeanTypes of(Object bean) {
		Class<?> type = userClass(AopProxyUtils.ultimateTargetClass(bean));
		if (!Proxy.isProxyClass(bean.getClass())) {
			return new BeanTypes(type, List.of());
		}
		List<Class<?>> interfaces = new ArrayList<>(Arrays.asList(AopProxyUtils.proxiedUserInterfaces(bean)));
		if (Proxy.isProxyClass(type) && !interfaces.isEmpty()) {
			return new BeanTypes(interfaces.remove(0), List.copyOf(interfaces));
		}
		interfaces.removeIf((each) -> each.isAssignableFrom(type));
		return new BeanTypes(type, List.copyOf(interfaces));
	}

	/**
	 * Whether a class is one that Mockito has derived from a bean's.
	 * @param type the class
	 * @return whether it is
	 */
	public static boolean isSpy(Class<?> type) {
		return type.getName().contains(SPY);
	}

	/**
	 * The class that a user wrote, or for a spy of an interface that interface.
	 */
	private static Class<?> userClass(Class<?> type) {
		Class<?> user = ClassUtils.getUserClass(type);
		if (!isSpy(user)) {
			return user;
		}
		Class<?> parent = user.getSuperclass();
		return (parent != Object.class || user.getInterfaces().length == 0) ? parent : user.getInterfaces()[0];
	}

}
