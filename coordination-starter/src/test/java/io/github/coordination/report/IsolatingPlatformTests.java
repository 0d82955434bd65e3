/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.report;

import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;
import org.springframework.mock.env.MockEnvironment;

import static org.assertj.core.api.Assertions.assertThat;

class IsolatingPlatformTests {

	private static final String PLATFORM = "spring.main.cloud-platform";

	private final MockEnvironment environment = new MockEnvironment();

	@ParameterizedTest
	@CsvSource({ "KUBERNETES_SERVICE_HOST, KUBERNETES", "CF_INSTANCE_GUID, CLOUD_FOUNDRY", "DYNO, HEROKU",
			"WEBSITE_INSTANCE_ID, AZURE_APP_SERVICE", "CONTAINER_APP_REPLICA_NAME, AZURE_CONTAINER_APPS",
			"ECS_CONTAINER_METADATA_URI, AWS_ECS", "ECS_CONTAINER_METADATA_URI_V4, AWS_ECS",
			"AWS_LAMBDA_FUNCTION_NAME, AWS_LAMBDA", "K_REVISION, CLOUD_RUN", "CLOUD_RUN_EXECUTION, CLOUD_RUN",
			"GAE_INSTANCE, APP_ENGINE", "FLY_MACHINE_ID, FLY", "RENDER_INSTANCE_ID, RENDER",
			"RAILWAY_REPLICA_ID, RAILWAY" })
	void variableThatOnlyThePlatformSetsIsCertain(String variable, IsolatingPlatform platform) {
		this.environment.setProperty(variable, "1");
		assertThat(IsolatingPlatform.certain(this.environment)).isEqualTo(platform);
		assertThat(IsolatingPlatform.likely(this.environment)).isEqualTo(platform);
	}

	@ParameterizedTest
	@CsvSource({ "VCAP_SERVICES, CLOUD_FOUNDRY", "VCAP_APPLICATION, CLOUD_FOUNDRY", "NOMAD_ALLOC_ID, NOMAD",
			"HC_LANDSCAPE, SAP" })
	void variableThatOtherMachinesMayHaveIsLikely(String variable, IsolatingPlatform platform) {
		this.environment.setProperty(variable, "1");
		assertThat(IsolatingPlatform.certain(this.environment)).isNull();
		assertThat(IsolatingPlatform.likely(this.environment)).isEqualTo(platform);
	}

	@Test
	void anyServiceInTheVariablesMakesKubernetesLikelyOnly() {
		StandardEnvironment variables = new StandardEnvironment();
		variables.getPropertySources()
			.replace(StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME,
					new SystemEnvironmentPropertySource(StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME,
							Map.of("MAIL_SERVICE_HOST", "mail", "MAIL_SERVICE_PORT", "25")));
		assertThat(IsolatingPlatform.certain(variables)).isNull();
		assertThat(IsolatingPlatform.likely(variables)).isEqualTo(IsolatingPlatform.KUBERNETES);
	}

	@ParameterizedTest
	@CsvSource({ "kubernetes, KUBERNETES", "cloud_foundry, CLOUD_FOUNDRY", "heroku, HEROKU",
			"azure_app_service, AZURE_APP_SERVICE", "AWS_ECS, AWS_ECS" })
	void platformThatIsSetByNameIsCertain(String name, IsolatingPlatform platform) {
		this.environment.withProperty(PLATFORM, name).setProperty("FLY_MACHINE_ID", "1");
		assertThat(IsolatingPlatform.certain(this.environment)).isEqualTo(platform);
		assertThat(IsolatingPlatform.likely(this.environment)).isEqualTo(platform);
	}

	@ParameterizedTest
	@ValueSource(strings = { "nomad", "sap" })
	void nameOfAPlatformThatMayShareHostsMakesItLikelyOnly(String name) {
		this.environment.setProperty(PLATFORM, name);
		assertThat(IsolatingPlatform.certain(this.environment)).isNull();
		assertThat(IsolatingPlatform.likely(this.environment)).isNotNull();
	}

	@Test
	void noneByNameHasTheLastWord() {
		this.environment.withProperty(PLATFORM, "none").setProperty("KUBERNETES_SERVICE_HOST", "10.0.0.1");
		assertThat(IsolatingPlatform.certain(this.environment)).isNull();
		assertThat(IsolatingPlatform.likely(this.environment)).isNull();
	}

	@ParameterizedTest
	@ValueSource(strings = { "PORT", "HOSTNAME", "K_SERVICE", "AWS_REGION", "FUNCTIONS_WORKER_RUNTIME", "CI" })
	void variablesOfOrdinaryMachinesAreNoPlatform(String variable) {
		this.environment.withProperty(variable, "1").setProperty("KUBERNETES_SERVICE_HOST", "");
		assertThat(IsolatingPlatform.likely(this.environment)).isNull();
	}

}
