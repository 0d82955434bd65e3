/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.store.file;

import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.function.UnaryOperator;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.github.coordination.lease.Attempt;
import io.github.coordination.lease.Renewal;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A second copy of our classes in the same JVM, as in an application server or after a
 * restart by the development tools, asked by a second JVM whether the lock is still
 * there.
 */
class SecondLoaderTests {

	@TempDir
	private Path temporary;

	private Stores stores;

	private FileLeaseStore store;

	private long epoch;

	private URLClassLoader loader;

	private UnaryOperator<String> other;

	@BeforeEach
	@SuppressWarnings("unchecked")
	void createStores() throws Exception {
		this.stores = new Stores(this.temporary);
		this.store = this.stores.store();
		this.epoch = Stores.begin(this.store, "one");
		URL[] classPath = { location(FileLeaseStore.class), location(StoreCall.class) };
		this.loader = new URLClassLoader(classPath, ClassLoader.getPlatformClassLoader());
		this.other = (UnaryOperator<String>) this.loader.loadClass(StoreCall.class.getName())
			.getDeclaredConstructor()
			.newInstance();
		call("open " + this.stores.directory());
	}

	private String call(String command) {
		return this.other.apply(command);
	}

	private static URL location(Class<?> type) {
		return type.getProtectionDomain().getCodeSource().getLocation();
	}

	@AfterEach
	void closeStores() throws Exception {
		call("close");
		this.loader.close();
		this.stores.close();
	}

	private String probe() throws Exception {
		return LockProbeMain.probe(this.stores.lockFile());
	}

	@Test
	void copyOfOurClassesIsAnother() {
		assertThat(this.other.getClass()).isNotEqualTo(StoreCall.class);
		assertThat(this.other.getClass().getName()).isEqualTo(StoreCall.class.getName());
	}

	@Test
	void copyIsSecondaryAndDropsNoLock() throws Exception {
		assertThat(call("acquire")).isEqualTo("Held");
		call("close");
		assertThat(this.store.renew(Records.lease("primary", "one", this.epoch))).isEqualTo(new Renewal.Renewed());
		assertThat(probe()).isEqualTo("locked");
		this.store.release(Records.lease("primary", "one", this.epoch));
		assertThat(probe()).isEqualTo("free");
	}

	@Test
	void copyGetsTheLockAfterTheRelease() throws Exception {
		this.store.release(Records.lease("primary", "one", this.epoch));
		assertThat(call("acquire")).isEqualTo("Granted");
		assertThat(this.store.tryAcquire(Records.ifFree("primary", "one", 0))).isInstanceOf(Attempt.Held.class);
		assertThat(probe()).isEqualTo("locked");
	}

}
