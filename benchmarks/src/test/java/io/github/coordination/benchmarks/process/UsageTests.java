/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.benchmarks.process;

import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class UsageTests {

	@Test
	void treeCountsChildrenThatRunAndChildrenThatHaveEnded() {
		long self = ProcessHandle.current().pid();
		double own = Usage.ofTree(self);
		try (ChildJvm child = ChildJvm.start(List.of("-Xshare:auto"), ClassPath.own(), Burner.class.getName(),
				List.of())) {
			child.await("burned");
			double used = Usage.of(child.pid()).cpuMillis();
			assertThat(used).isPositive();
			assertThat(Usage.ofTree(self) - own).isGreaterThanOrEqualTo(used);
		}
		assertThat(Usage.ofTree(self) - own).isPositive();
	}

	static final class Burner {

		private Burner() {
		}

		public static void main(String[] arguments) {
			Parent parent = new Parent();
			parent.report("burned");
			parent.command();
		}

	}

}
