/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.store.memory;

import java.nio.file.Path;
import java.time.Duration;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.context.LifecycleAutoConfiguration;
import org.springframework.boot.test.autoconfigure.json.JsonTest;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.PropertySource;
import org.springframework.core.io.support.SpringFactoriesLoader;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.context.ContextCustomizerFactory;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.context.TestContextManager;

import io.github.coordination.PrimaryElection;
import io.github.coordination.autoconfigure.CoordinationAutoConfiguration;
import io.github.coordination.autoconfigure.ElectionAutoConfiguration;
import io.github.coordination.autoconfigure.GuardAutoConfiguration;
import io.github.coordination.lease.LeaseStore;
import io.github.coordination.store.file.FileStoreAutoConfiguration;
import io.github.coordination.store.fixed.FixedStoreAutoConfiguration;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What a user's {@code @SpringBootTest} gets, each as Spring's own test framework loads
 * it.
 */
class MemoryByDefaultTests {

	private static final String CONFIGURATIONS = "classpath:io/github/coordination/store/memory/";

	@TempDir
	private static Path home;

	@TempDir
	private static Path chosen;

	@Test
	void contextHasItsOwnStoreAndIsPrimary() {
		ApplicationContext context = load(Plain.class);
		assertThat(context.getBean(LeaseStore.class)).isInstanceOf(MemoryLeaseStore.class);
		Awaitility.await().atMost(Duration.ofSeconds(60)).until(context.getBean(PrimaryElection.class)::isPrimary);
	}

	@Test
	void otherContextIsPrimaryToo() {
		ApplicationContext first = load(Plain.class);
		ApplicationContext second = load(WithAnotherProperty.class);
		assertThat(second).isNotSameAs(first);
		assertThat(second.getBean(LeaseStore.class)).isNotSameAs(first.getBean(LeaseStore.class));
		Awaitility.await().atMost(Duration.ofSeconds(60)).until(first.getBean(PrimaryElection.class)::isPrimary);
		Awaitility.await().atMost(Duration.ofSeconds(60)).until(second.getBean(PrimaryElection.class)::isPrimary);
		assertThat(first.getBean(PrimaryElection.class).isPrimary()).isTrue();
	}

	@Test
	void contextIsCachedAcrossTestsAsEver() {
		assertThat(load(SameAsPlain.class)).isSameAs(load(Plain.class));
	}

	@Test
	void noFileIsWritten() {
		String before = System.setProperty("user.home", home.toString());
		try {
			load(WithoutFile.class);
			load(WithFileInItsConfiguration.class);
			load(Slice.class);
			assertThat(home).isEmptyDirectory();
		}
		finally {
			System.setProperty("user.home", before);
		}
	}

	@Test
	void storeThatTheTestChoosesWins() {
		assertThat(load(WithStore.class).getBean(LeaseStore.class).name()).isEqualTo("fixed");
	}

	@Test
	void fileThatTheTestChoosesWins() {
		assertThat(load(WithFile.class).getBean(LeaseStore.class).name()).isEqualTo("file");
	}

	@Test
	void fileThatTheApplicationChoosesIsNotForTests() {
		assertThat(load(WithFileInItsConfiguration.class).getBean(LeaseStore.class).name()).isEqualTo("memory");
	}

	@Test
	void otherStoreThatTheApplicationChoosesWins() {
		assertThat(load(WithFixedInItsConfiguration.class).getBean(LeaseStore.class).name()).isEqualTo("fixed");
	}

	@Test
	void sliceHasTheMemoryStoreWhateverTheApplicationChooses() {
		assertThat(load(Slice.class).getBean(LeaseStore.class).name()).isEqualTo("memory");
	}

	@Test
	void runnersWaitLongerForTheMemoryStoreOnly() {
		String property = "coordination.primary.first-outcome-timeout";
		assertThat(load(Plain.class).getEnvironment().getProperty(property)).isEqualTo("10s");
		assertThat(load(WithStore.class).getEnvironment().getProperty(property)).isNull();
	}

	@Test
	void storeThatAPropertySourceChoosesWins() {
		assertThat(load(WithPropertySource.class).getBean(LeaseStore.class).name()).isEqualTo("fixed");
	}

	@Test
	void storeThatASystemPropertyChoosesWins() {
		System.setProperty("coordination.store", "fixed");
		try {
			assertThat(load(WithSystemProperty.class).getBean(LeaseStore.class).name()).isEqualTo("fixed");
		}
		finally {
			System.clearProperty("coordination.store");
		}
	}

	@Test
	void disabledElectionStaysDisabled() {
		assertThat(load(Disabled.class).getBeansOfType(LeaseStore.class)).isEmpty();
	}

	@Test
	void factoryIsRegistered() {
		assertThat(SpringFactoriesLoader.forDefaultResourceLocation().load(ContextCustomizerFactory.class))
			.hasAtLeastOneElementOfType(MemoryByDefaultContextCustomizerFactory.class);
	}

	private static ApplicationContext load(Class<?> testClass) {
		return new TestContextManager(testClass).getTestContext().getApplicationContext();
	}

	@SpringBootConfiguration
	@ImportAutoConfiguration({ LifecycleAutoConfiguration.class, CoordinationAutoConfiguration.class,
			ElectionAutoConfiguration.class, GuardAutoConfiguration.class, FileStoreAutoConfiguration.class,
			FixedStoreAutoConfiguration.class, MemoryStoreAutoConfiguration.class })
	static class Application {

	}

	@PropertySource("classpath:io/github/coordination/store/memory/fixed.properties")
	static class ApplicationWithPropertySource extends Application {

	}

	@SpringBootTest(classes = Application.class, webEnvironment = WebEnvironment.NONE)
	static class Plain {

	}

	@SpringBootTest(classes = Application.class, webEnvironment = WebEnvironment.NONE)
	static class SameAsPlain {

	}

	@SpringBootTest(classes = Application.class, webEnvironment = WebEnvironment.NONE, properties = "another=1")
	static class WithAnotherProperty {

	}

	@SpringBootTest(classes = Application.class, webEnvironment = WebEnvironment.NONE, properties = "another=2")
	static class WithoutFile {

	}

	@SpringBootTest(classes = Application.class, webEnvironment = WebEnvironment.NONE,
			properties = { "coordination.store=fixed", "coordination.fixed.primary=true" })
	static class WithStore {

	}

	@SpringBootTest(classes = Application.class, webEnvironment = WebEnvironment.NONE,
			properties = "coordination.store=file")
	static class WithFile {

		@DynamicPropertySource
		static void directory(DynamicPropertyRegistry registry) {
			registry.add("coordination.file.directory", () -> chosen.toString());
		}

	}

	@SpringBootTest(classes = Application.class, webEnvironment = WebEnvironment.NONE,
			properties = "spring.config.location=" + CONFIGURATIONS + "file-chosen.properties")
	static class WithFileInItsConfiguration {

	}

	@SpringBootTest(classes = Application.class, webEnvironment = WebEnvironment.NONE,
			properties = "spring.config.location=" + CONFIGURATIONS + "fixed-chosen.properties")
	static class WithFixedInItsConfiguration {

	}

	@JsonTest(properties = "spring.config.location=" + CONFIGURATIONS + "fixed-chosen.properties")
	@ContextConfiguration(classes = EmptyApplication.class)
	static class Slice {

	}

	@SpringBootConfiguration
	static class EmptyApplication {

	}

	@SpringBootTest(classes = ApplicationWithPropertySource.class, webEnvironment = WebEnvironment.NONE)
	static class WithPropertySource {

	}

	@SpringBootTest(classes = Application.class, webEnvironment = WebEnvironment.NONE,
			properties = "coordination.fixed.primary=true")
	static class WithSystemProperty {

	}

	@SpringBootTest(classes = Application.class, webEnvironment = WebEnvironment.NONE,
			properties = "coordination.enabled=false")
	static class Disabled {

	}

}
