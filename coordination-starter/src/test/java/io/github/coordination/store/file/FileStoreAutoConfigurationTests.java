/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.store.file;

import java.nio.file.Path;
import java.time.InstantSource;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import io.github.coordination.autoconfigure.ApplicationName;
import io.github.coordination.lease.LeaseStore;
import io.github.coordination.store.memory.MemoryLeaseStore;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * When there is a file store.
 */
@ExtendWith(OutputCaptureExtension.class)
class FileStoreAutoConfigurationTests {

	@TempDir
	private Path directory;

	private final ApplicationContextRunner runner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(FileStoreAutoConfiguration.class))
		.withPropertyValues("spring.application.name=shop");

	private ApplicationContextRunner inDirectory() {
		return this.runner.withPropertyValues("coordination.file.directory=" + this.directory.resolve("state"));
	}

	@Test
	void fileStoreIsTheDefault() {
		inDirectory().run((context) -> {
			assertThat(context).hasSingleBean(LeaseStore.class);
			assertThat(context.getBean(LeaseStore.class).name()).isEqualTo("file");
			assertThat(context.getBean(LeaseStore.class).identity())
				.isEqualTo(this.directory.resolve("state") + "/shop");
		});
	}

	@Test
	void fileStoreCanBeAskedFor() {
		inDirectory().withPropertyValues("coordination.store=file")
			.run((context) -> assertThat(context).hasSingleBean(FileLeaseStore.class));
	}

	@Test
	void anotherStoreReplacesIt() {
		inDirectory().withPropertyValues("coordination.store=memory")
			.run((context) -> assertThat(context).doesNotHaveBean(LeaseStore.class));
	}

	@Test
	void itIsAbsentWhenCoordinationIsDisabled() {
		inDirectory().withPropertyValues("coordination.enabled=false")
			.run((context) -> assertThat(context).doesNotHaveBean(LeaseStore.class));
	}

	@Test
	void itBacksOffForTheUsersStore() {
		inDirectory().withUserConfiguration(OwnStore.class).run((context) -> {
			assertThat(context).hasSingleBean(LeaseStore.class);
			assertThat(context).hasSingleBean(MemoryLeaseStore.class);
		});
	}

	@Test
	void applicationNameBeanWins() {
		inDirectory().withBean(ApplicationName.class, () -> new ApplicationName("other"))
			.run((context) -> assertThat(context.getBean(LeaseStore.class).identity()).endsWith("/other"));
	}

	@Test
	void unknownKeyUnderFileFailsTheStart() {
		inDirectory().withPropertyValues("coordination.file.direktory=/x")
			.run((context) -> assertThat(context).getFailure()
				.rootCause()
				.hasMessageContaining("coordination.file.direktory"));
	}

	@Test
	void unusableDirectoryFailsTheStartWithProblemAndCure() {
		this.runner.withPropertyValues("coordination.file.directory=state").run((context) -> {
			assertThat(context).hasFailed();
			FailureAnalysis analysis = new UnusableFileFailureAnalyzer().analyze(context.getStartupFailure());
			assertThat(analysis.getDescription())
				.isEqualTo("coordination.file.directory is \"state\", which depends on where the worker is started.");
			assertThat(analysis.getAction()).startsWith("Set it to an absolute path, for example /");
		});
	}

	@Test
	void nothingIsSaidOfALocalDirectory(CapturedOutput output) {
		inDirectory().run((context) -> assertThat(output).doesNotContain("coordination.file.directory"));
	}

	@Configuration(proxyBeanMethods = false)
	static class OwnStore {

		@Bean
		MemoryLeaseStore ownStore() {
			return new MemoryLeaseStore(InstantSource.system());
		}

	}

}
