/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.env.MockEnvironment;

import io.github.coordination.election.StoreStatus;
import io.github.coordination.lease.Consistency;
import io.github.coordination.lease.Scope;

import static org.assertj.core.api.Assertions.assertThat;

class StoreScopeWarningTests {

	private final MockEnvironment environment = new MockEnvironment();

	@Test
	void hostStoreOnKubernetesIsWarnedAbout() {
		this.environment.setProperty("spring.main.cloud-platform", "kubernetes");
		assertThat(warning(Scope.HOST, "/var/lib/coordination", "ext4"))
			.isEqualTo("The store file (/var/lib/coordination) reaches one host only, but on Kubernetes each instance "
					+ "has a host of its own, so each may be primary: set coordination.store to a store that all "
					+ "instances reach.");
	}

	@Test
	void hostStoreOnAnOverlayFileSystemIsWarnedAbout() {
		assertThat(warning(Scope.HOST, "/var/lib/coordination", "overlay"))
			.startsWith("The store file (/var/lib/coordination) lies on an overlay file system")
			.contains("coordination.store");
	}

	@Test
	void hostStoreOnAnOrdinaryHostIsFine() {
		assertThat(warning(Scope.HOST, "/var/lib/coordination", "ext4")).isNull();
	}

	@Test
	void hostStoreOnAnotherPlatformOfSeparateHostsIsWarnedAbout() {
		this.environment.setProperty("NOMAD_ALLOC_ID", "1");
		assertThat(warning(Scope.HOST, "/var/lib/coordination", "ext4")).contains("on Nomad each instance");
	}

	@Test
	void storeThatMayLoseWhatItAcknowledgedIsWarnedAbout() {
		StoreStatus store = new StoreStatus("redis", "cache:6379/0", Scope.CLUSTER, Consistency.ASYNCHRONOUS_REPLICA,
				true, Instant.EPOCH);
		assertThat(new StoreScopeWarning(this.environment).of(store)).isEqualTo(
				"The store redis (cache:6379/0) may forget a term when it restarts or fails over to a replica, so two workers "
						+ "may be primary for a while: write the epoch with what must not be done twice.");
	}

	@ParameterizedTest
	@ValueSource(strings = { "CLUSTER", "PROCESS" })
	void storeOfAnotherScopeIsFineEverywhere(Scope scope) {
		this.environment.setProperty("spring.main.cloud-platform", "kubernetes");
		assertThat(warning(scope, "/var/lib/coordination", "overlay")).isNull();
	}

	@ParameterizedTest
	@ValueSource(strings = { "this JVM", "relative/path", "no\0path", "" })
	void identityThatIsNoPathIsNotLookedUp(String identity) {
		List<Path> lookedUp = new ArrayList<>();
		StoreScopeWarning warning = new StoreScopeWarning(this.environment, (path) -> {
			lookedUp.add(path);
			return "overlay";
		});
		assertThat(warning.of(store(Scope.HOST, identity))).isNull();
		assertThat(lookedUp).isEmpty();
	}

	@Test
	void fileSystemOfTheDirectoryCountsIfTheIdentityIsNoFile(@TempDir Path directory) throws IOException {
		boolean overlay = Files.getFileStore(directory).type().startsWith("overlay");
		StoreScopeWarning warning = new StoreScopeWarning(this.environment);
		assertThat(warning.of(store(Scope.HOST, directory.toString())) != null).isEqualTo(overlay);
		assertThat(warning.of(store(Scope.HOST, directory.resolve("guests").toString())) != null).isEqualTo(overlay);
	}

	@Test
	void directoryThatIsNotThereIsNoReasonToFail(@TempDir Path directory) {
		String missing = directory.resolve("missing/too").toString();
		assertThat(new StoreScopeWarning(this.environment).of(store(Scope.HOST, missing))).isNull();
	}

	private String warning(Scope scope, String identity, String type) {
		return new StoreScopeWarning(this.environment, (path) -> type).of(store(scope, identity));
	}

	private static StoreStatus store(Scope scope, String identity) {
		return new StoreStatus("file", identity, scope, Consistency.SINGLE_NODE, true, Instant.EPOCH);
	}

}
