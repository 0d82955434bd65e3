/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.architecture;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The code keeps to the layout.
 */
class ArchitectureTests {

	private static final String BASE = "io.github.coordination";

	private static final JavaClasses CODE = new ClassFileImporter()
		.withImportOption(new ImportOption.DoNotIncludeTests())
		.importPackages(BASE);

	@ParameterizedTest
	@EnumSource
	void codeKeepsToTheTableOfArrows(Arrow row) {
		row.rule(BASE).check(CODE);
	}

	@ParameterizedTest
	@EnumSource
	void codeKeepsToTheLayout(LayoutRules layout) {
		layout.rule(BASE).check(CODE);
	}

}
