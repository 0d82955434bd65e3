/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.report;

import java.util.Arrays;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.cloud.CloudPlatform;
import org.springframework.core.env.Environment;
import org.springframework.util.StringUtils;

/**
 * Platforms that give each instance of an application a host of its own, so that a store
 * which reaches one host makes every instance the primary. A platform is certain where
 * only the platform itself sets what is seen, and likely where a developer's own machine
 * may show the same, or where instances may share a host.
 *
 * @since 0.1.0
 */
@SuppressWarnings("ImmutableEnumChecker")
public enum IsolatingPlatform {

	/** Boot also takes any pair of service variables for Kubernetes: only likely. */
	KUBERNETES("Kubernetes", CloudPlatform.KUBERNETES, "KUBERNETES_SERVICE_HOST"),

	/** People set the variables that Boot looks for on their own machines too. */
	CLOUD_FOUNDRY("Cloud Foundry", CloudPlatform.CLOUD_FOUNDRY, "CF_INSTANCE_GUID"),

	/** Each dyno is a container of its own. */
	HEROKU("Heroku", CloudPlatform.HEROKU, "DYNO"),

	/** Instances have machines of their own; what they share is a network file system. */
	AZURE_APP_SERVICE("Azure App Service", CloudPlatform.AZURE_APP_SERVICE, "WEBSITE_INSTANCE_ID"),

	/** A replica is a container of its own. */
	AZURE_CONTAINER_APPS("Azure Container Apps", null, "CONTAINER_APP_REPLICA_NAME"),

	/** Each task has containers of its own, on Fargate and on EC2. */
	AWS_ECS("Amazon ECS", CloudPlatform.AWS_ECS, "ECS_CONTAINER_METADATA_URI_V4", "ECS_CONTAINER_METADATA_URI"),

	/** Each concurrent invocation has an environment of its own. */
	AWS_LAMBDA("AWS Lambda", null, "AWS_LAMBDA_FUNCTION_NAME"),

	/** Also Knative, which has invented these variables. */
	CLOUD_RUN("Cloud Run", null, "K_REVISION", "CLOUD_RUN_EXECUTION"),

	/** Each instance is a container of its own. */
	APP_ENGINE("App Engine", null, "GAE_INSTANCE"),

	/** Each machine is a virtual one of its own. */
	FLY("Fly.io", null, "FLY_MACHINE_ID"),

	/** Each instance is a container of its own. */
	RENDER("Render", null, "RENDER_INSTANCE_ID"),

	/** Each replica is a container of its own. */
	RAILWAY("Railway", null, "RAILWAY_REPLICA_ID"),

	/** Some drivers run instances on the host itself, side by side. */
	NOMAD("Nomad", CloudPlatform.NOMAD),

	/** The platform runs processes on machines that may be one. */
	SAP("SAP Cloud", CloudPlatform.SAP);

	private final String text;

	private final @Nullable CloudPlatform platform;

	private final List<String> variables;

	IsolatingPlatform(String text, @Nullable CloudPlatform platform, String... variables) {
		this.text = text;
		this.platform = platform;
		this.variables = List.of(variables);
	}

	/**
	 * The platform on which it is certain that each instance has a host of its own.
	 * {@code spring.main.cloud-platform} has the last word, as it has for Boot.
	 * @param environment tells the platform
	 * @return the platform, or {@code null} if none is certain
	 */
	public static @Nullable IsolatingPlatform certain(Environment environment) {
		if (isEnforced(environment)) {
			IsolatingPlatform enforced = likely(environment);
			return (enforced != null && !enforced.variables.isEmpty()) ? enforced : null;
		}
		return Arrays.stream(values()).filter((each) -> each.isCertain(environment)).findFirst().orElse(null);
	}

	/**
	 * The platform on which it is at least likely that each instance has a host of its
	 * own.
	 * @param environment tells the platform
	 * @return the platform, or {@code null}
	 */
	public static @Nullable IsolatingPlatform likely(Environment environment) {
		IsolatingPlatform certain = isEnforced(environment) ? null : certain(environment);
		return (certain != null) ? certain : of(CloudPlatform.getActive(environment));
	}

	private static boolean isEnforced(Environment environment) {
		return Arrays.stream(CloudPlatform.values()).anyMatch((each) -> each.isEnforced(environment));
	}

	private static @Nullable IsolatingPlatform of(@Nullable CloudPlatform platform) {
		return Arrays.stream(values())
			.filter((each) -> platform != null && each.platform == platform)
			.findFirst()
			.orElse(null);
	}

	private boolean isCertain(Environment environment) {
		return this.variables.stream().anyMatch((variable) -> StringUtils.hasText(environment.getProperty(variable)));
	}

	/**
	 * Name of the platform, for people.
	 * @return the name
	 */
	public String text() {
		return this.text;
	}

}
