/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.guard;

import java.net.URL;
import java.net.URLClassLoader;
import java.util.concurrent.Callable;

import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.io.DefaultResourceLoader;

import io.github.coordination.guard.restart.RestartedApplication;

import static org.assertj.core.api.Assertions.assertThat;

class RestartTests {

	private final LosableStore store = new LosableStore();

	@Test
	void applicationIsPrimaryAgainAfterARestartWithAnotherClassLoader() throws Exception {
		for (int start = 1; start <= 3; start++) {
			try (URLClassLoader loader = new RestartingLoader();
					ConfigurableApplicationContext context = GuardFixture
						.application(this.store, loader.loadClass(RestartedApplication.class.getName()))
						.resourceLoader(new DefaultResourceLoader(loader))
						.run()) {
				GuardFixture.awaitPrimary(context);
				assertThat(context.getBean("job").getClass().getClassLoader()).isSameAs(loader);
				assertThat(((Callable<?>) context.getBean("call")).call()).isEqualTo(1);
				assertThat(GuardFixture.election(context).epoch()).isEqualTo(start);
			}
			assertThat(this.store.isReleased("primary")).isTrue();
		}
	}

	/**
	 * Loads the application's own classes itself, and all else as everybody does.
	 */
	private static final class RestartingLoader extends URLClassLoader {

		RestartingLoader() {
			super(new URL[] { RestartedApplication.class.getProtectionDomain().getCodeSource().getLocation() },
					RestartTests.class.getClassLoader());
		}

		@Override
		protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
			if (name.startsWith(RestartedApplication.class.getPackageName())) {
				Class<?> loaded = findLoadedClass(name);
				return (loaded != null) ? loaded : findClass(name);
			}
			return super.loadClass(name, resolve);
		}

	}

}
