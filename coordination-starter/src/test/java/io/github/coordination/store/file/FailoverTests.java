/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.store.file;

import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * One worker after the other, as the kernel tells.
 */
class FailoverTests {

	@TempDir
	private Path temporary;

	private Workers workers;

	@BeforeEach
	void createWorkers() throws Exception {
		this.workers = new Workers(this.temporary.resolve("state"),
				Files.createDirectory(this.temporary.resolve("beliefs")));
	}

	@AfterEach
	void endWorkers() {
		this.workers.close();
	}

	@Test
	void killedPrimaryIsReplacedAtOnceWithAGreaterEpoch() throws Exception {
		ChildJvm first = this.workers.start();
		String former = first.await("acquired");
		ChildJvm second = this.workers.start();
		second.await("seen");
		first.kill();
		String next = second.await("acquired");
		assertThat(Workers.epoch(next)).isGreaterThan(Workers.epoch(former));
		assertThat(next).contains("HOLDER_DEAD");
		assertThat(this.workers.contradictions()).isEmpty();
	}

}
