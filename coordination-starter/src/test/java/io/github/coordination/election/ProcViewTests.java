/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.election;

import java.io.IOException;
import java.nio.file.Path;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class ProcViewTests {

	private static final String BOOT = FakeProcFiles.BOOT;

	private static final String NAMESPACES = FakeProcFiles.NAMESPACES;

	private static final long SELF = FakeProcFiles.SELF;

	private static final long STARTED = FakeProcFiles.STARTED;

	private static final String BOOT_ID = "sys/kernel/random/boot_id";

	private FakeProcFiles proc;

	@BeforeEach
	void mount(@TempDir Path directory) throws IOException {
		this.proc = new FakeProcFiles(directory);
	}

	@Test
	void ordinaryViewIsSure() {
		assertThat(view()).isEqualTo(new ProcView(BOOT, NAMESPACES, STARTED));
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "none", "3e0c5d8a", "3e0c5d8a-0000-4000-8000-000000000001x" })
	void bootIdHasToBeOne(String bootId) throws IOException {
		this.proc.write(BOOT_ID, bootId);
		assertNoView();
	}

	@Test
	void bootIdHasToBeThere() throws IOException {
		this.proc.remove(BOOT_ID);
		assertNoView();
	}

	@ParameterizedTest
	@ValueSource(strings = { "pid", "time" })
	void namespaceHasToBeThere(String name) throws IOException {
		this.proc.remove("self/ns/" + name);
		assertNoView();
	}

	@ParameterizedTest
	@ValueSource(strings = { "pid", "pid:[]", "pid:[0]", "pid:[x]", "time:[4026531836]" })
	void namespaceHasToBeOne(String link) throws IOException {
		this.proc.link("self/ns/pid", link);
		assertNoView();
	}

	@Test
	void treeOfAnotherPidNamespaceLeadsToAnotherPid() throws IOException {
		assertThat(ProcView.of(new ProcFiles(this.proc.root()), 3)).isSameAs(ProcView.NONE);
	}

	@Test
	void treeOfAPidNamespaceThatDoesNotKnowThisProcessLeadsNowhere() throws IOException {
		this.proc.remove("self");
		assertNoView();
	}

	@ParameterizedTest
	@ValueSource(
			strings = { "NSpid:\t815\t815", "NSpid:\t9\t815", "NSpid:\t815\t9", "NSpid:\t8150", "NSpid:", "Pid:\t815" })
	void processHasToHaveOnePidInTheTree(String line) throws IOException {
		this.proc.write("self/status", "Name:\tjava\n" + line + "\n");
		assertNoView();
	}

	@ParameterizedTest
	@ValueSource(strings = { "self/stat", "self/task/815/stat" })
	void pagesHaveToAgreeOnTheStartTime(String page) throws IOException {
		this.proc.write(page, FakeProcFiles.stat("S", 30, STARTED - 1));
		assertNoView();
	}

	@Test
	void startTimeHasToBeThere() throws IOException {
		this.proc.remove("self/stat");
		assertNoView();
	}

	@Test
	void emulatedStartTimeIsNone() throws IOException {
		for (String page : new String[] { "self/stat", "self/task/" + SELF + "/stat" }) {
			this.proc.write(page, FakeProcFiles.stat("S", 30, 0));
		}
		assertNoView();
	}

	@ParameterizedTest
	@ValueSource(strings = { "/ /proc - proc proc rw,hidepid=0", "/ /proc - proc proc rw,hidepid=off",
			"/ /proc - proc none rw" })
	void treeThatHidesNothingIsWhole(String mount) throws IOException {
		this.proc.mounts(mount);
		assertThat(view()).isNotSameAs(ProcView.NONE);
	}

	@ParameterizedTest
	@ValueSource(strings = { "hidepid=1", "hidepid=2", "hidepid=4", "hidepid=noaccess", "hidepid=invisible,gid=4",
			"gid=4,hidepid=ptraceable", "subset=pid" })
	void treeMustNotHideAnything(String options) throws IOException {
		this.proc.mounts("/ /proc - proc proc rw," + options);
		assertNoView();
	}

	@Test
	void treeMustNotHideAnythingWhateverItCovers() throws IOException {
		this.proc.mounts("/ /proc - proc proc rw", "/ /proc - proc proc rw,hidepid=2");
		assertNoView();
	}

	@Test
	void treeOverAnotherOneIsWhole() throws IOException {
		this.proc.mounts("/ /proc - proc proc rw", "/ /proc - proc proc rw");
		assertThat(view()).isNotSameAs(ProcView.NONE);
	}

	@ParameterizedTest
	@ValueSource(strings = { "/ /proc - tmpfs none rw", "/ /proc - fuse proot rw", "/815 /proc - proc proc rw",
			"/ /proc", "/ /elsewhere - proc proc rw" })
	void treeHasToBeThatOfTheKernel(String mount) throws IOException {
		this.proc.mounts(mount);
		assertNoView();
	}

	@ParameterizedTest
	@ValueSource(strings = { "/ /proc/4711 - tmpfs none rw", "/99 /proc/4711 - proc proc rw",
			"/99/stat /proc/4711/stat - proc proc rw", "/ /proc/sys - fuse sysboxfs rw",
			"/boot_id /proc/sys/kernel/random/boot_id - tmpfs tmpfs rw" })
	void noPageOfAProofMayBeCovered(String mount) throws IOException {
		this.proc.mounts("/ /proc - proc proc rw", mount);
		assertNoView();
	}

	@Test
	void whatARuntimeOfContainersCoversDoesNoHarm() throws IOException {
		this.proc.mounts("/ /proc - proc proc rw", "/sys /proc/sys - proc proc rw", "/bus /proc/bus - proc proc rw",
				"/null /proc/kcore - tmpfs tmpfs rw", "/ /proc/acpi - tmpfs tmpfs ro",
				"/proc/uptime /proc/uptime - fuse.lxcfs lxcfs rw");
		assertThat(view()).isNotSameAs(ProcView.NONE);
	}

	@Test
	void mountsHaveToBeKnown() throws IOException {
		this.proc.remove("self/mountinfo");
		assertNoView();
	}

	private ProcView view() {
		return ProcView.of(new ProcFiles(this.proc.root()), SELF);
	}

	private void assertNoView() {
		assertThat(view()).isSameAs(ProcView.NONE);
	}

}
