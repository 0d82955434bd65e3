/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.benchmarks.scale;

import java.util.List;

import org.springframework.beans.BeanUtils;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.support.GenericApplicationContext;

import io.github.coordination.benchmarks.process.NoServers;
import io.github.coordination.benchmarks.process.Parent;
import io.github.coordination.benchmarks.process.Usage;

/**
 * An application with many beans of many methods, guarded or not.
 */
final class GuardsMain {

	private GuardsMain() {
	}

	/**
	 * Arguments: a folder, the number of beans, the number of methods of each, and
	 * whether the methods are guarded.
	 */
	public static void main(String[] arguments) throws IllegalAccessException {
		List<Class<?>> classes = GeneratedClasses.make(Integer.parseInt(arguments[1]), Integer.parseInt(arguments[2]),
				Kind.valueOf(arguments[3]).annotation());
		SpringApplication application = new SpringApplicationBuilder(Application.class).web(WebApplicationType.NONE)
			.initializers((context) -> classes.forEach((type) -> register((GenericApplicationContext) context, type)))
			.build();
		Usage before = Usage.ofThis();
		long begun = System.nanoTime();
		application.run("--spring.application.name=guards", "--spring.main.banner-mode=off", NoServers.ARGUMENT,
				"--logging.level.root=warn", "--coordination.file.directory=" + arguments[0]);
		long ended = System.nanoTime();
		Usage after = Usage.ofThis();
		new Parent().report("started", (ended - begun) / 1e6, after.cpuMillis() - before.cpuMillis(),
				Usage.liveHeapKilobytes(), after.residentKilobytes());
		Runtime.getRuntime().halt(0);
	}

	private static <T> void register(GenericApplicationContext context, Class<T> type) {
		context.registerBean(type, () -> BeanUtils.instantiateClass(type));
	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	static class Application {

		@Bean
		static AdvisedPostProcessor advisedPostProcessor() {
			return new AdvisedPostProcessor();
		}

	}

}
