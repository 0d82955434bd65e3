/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.architecture;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import org.jspecify.annotations.NullMarked;
import org.springframework.boot.autoconfigure.AutoConfiguration;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

/**
 * What holds for the layout as a whole, each rule for a tree of packages under a base.
 */
enum LayoutRules {

	EVERY_PACKAGE_HAS_A_ROW {

		@Override
		ArchRule rule(String base) {
			return classes().should().resideInAnyPackage(Arrow.allPackages(base));
		}

	},

	EVERY_PACKAGE_IS_NULL_MARKED {

		@Override
		ArchRule rule(String base) {
			return classes().should(new ResideInANullMarkedPackage());
		}

	},

	PACKAGES_HAVE_NO_CYCLES {

		@Override
		ArchRule rule(String base) {
			return slices().assignedFrom(new OnePerPackage(base)).should().beFreeOfCycles();
		}

	},

	NOBODY_USES_A_STORE {

		@Override
		ArchRule rule(String base) {
			String stores = base + ".store..";
			return noClasses().that()
				.resideOutsideOfPackage(stores)
				.should()
				.dependOnClassesThat()
				.resideInAPackage(stores);
		}

	},

	STORES_SHOW_ONLY_THEIR_AUTO_CONFIGURATION {

		@Override
		ArchRule rule(String base) {
			return noClasses().that()
				.resideInAPackage(base + ".store..")
				.and()
				.resideOutsideOfPackage(base + MEMORY)
				.and(DescribedPredicate.not(AUTO_CONFIGURATION))
				.should()
				.bePublic();
		}

	};

	private static final DescribedPredicate<JavaClass> AUTO_CONFIGURATION = DescribedPredicate
		.describe("an auto-configuration", (type) -> type.isAnnotatedWith(AutoConfiguration.class));

	/** The one store that people use by name: in their own tests. */
	private static final String MEMORY = ".store.memory..";

	abstract ArchRule rule(String base);

	/** Fails for each class whose package-info is missing or says nothing of nulls. */
	private static final class ResideInANullMarkedPackage extends ArchCondition<JavaClass> {

		ResideInANullMarkedPackage() {
			super("reside in a package that is @NullMarked");
		}

		@Override
		public void check(JavaClass type, ConditionEvents events) {
			boolean marked = type.getPackage().isAnnotatedWith(NullMarked.class);
			events.add(new SimpleConditionEvent(type, marked, type.getName() + " is in a package without @NullMarked"));
		}

	}

	/** Every package is a slice of its own, the root too. */
	private record OnePerPackage(String base) implements SliceAssignment {

		@Override
		public String getDescription() {
			return "packages of " + this.base;
		}

		@Override
		public SliceIdentifier getIdentifierOf(JavaClass type) {
			return type.getPackageName().startsWith(this.base) ? SliceIdentifier.of(type.getPackageName())
					: SliceIdentifier.ignore();
		}

	}

}
