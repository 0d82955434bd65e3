/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.health;

import java.util.List;
import java.util.Map;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.springframework.boot.actuate.endpoint.EndpointId;
import org.springframework.boot.actuate.endpoint.SecurityContext;
import org.springframework.boot.actuate.endpoint.web.AdditionalPathsMapper;
import org.springframework.boot.actuate.endpoint.web.WebServerNamespace;
import org.springframework.boot.health.actuate.endpoint.HealthEndpointGroup;
import org.springframework.boot.health.actuate.endpoint.HealthEndpointGroups;
import org.springframework.boot.health.actuate.endpoint.HttpCodeStatusMapper;
import org.springframework.boot.health.actuate.endpoint.StatusAggregator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.BDDMockito.given;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.withSettings;

class WorkerHealthGroupsTests {

	private static final EndpointId HEALTH = EndpointId.of("health");

	private final HealthEndpointGroup whole = mock();

	private final HealthEndpointGroup liveness = mock();

	private final WorkerHealthGroupsPostProcessor postProcessor = new WorkerHealthGroupsPostProcessor("primary");

	@Test
	void groupIsAddedToTheOthers() {
		HealthEndpointGroups groups = process(HealthEndpointGroups.of(this.whole, Map.of("liveness", this.liveness)));
		assertThat(groups.getNames()).containsExactly("liveness", "worker");
		assertThat(groups.get("liveness")).isSameAs(this.liveness);
		assertThat(groups.get("worker")).isInstanceOf(WorkerHealthGroup.class);
		assertThat(groups.get("other")).isNull();
		assertThat(groups.getPrimary()).isSameAs(this.whole);
	}

	@Test
	void groupHasOneMemberAndShowsItToEverybody() {
		HealthEndpointGroup group = worker();
		assertThat(group.isMember("primary")).isTrue();
		assertThat(group.isMember("db")).isFalse();
		assertThat(group.isMember("primary/db")).isFalse();
		assertThat(group.showComponents(SecurityContext.NONE)).isTrue();
		assertThat(group.showDetails(SecurityContext.NONE)).isTrue();
		assertThat(group.getAdditionalPath()).isNull();
	}

	@Test
	void statusesMeanWhatTheyMeanForTheWhole() {
		StatusAggregator aggregator = StatusAggregator.getDefault();
		HttpCodeStatusMapper mapper = HttpCodeStatusMapper.getDefault();
		given(this.whole.getStatusAggregator()).willReturn(aggregator);
		given(this.whole.getHttpCodeStatusMapper()).willReturn(mapper);
		assertThat(worker().getStatusAggregator()).isSameAs(aggregator);
		assertThat(worker().getHttpCodeStatusMapper()).isSameAs(mapper);
	}

	@Test
	void groupOfThatNameMadeByTheUserWins() {
		HealthEndpointGroups groups = HealthEndpointGroups.of(this.whole, Map.of("worker", this.liveness));
		assertThat(process(groups)).isSameAs(groups);
	}

	@Test
	void additionalPathsOfTheOthersArePassedOn() {
		HealthEndpointGroups groups = mock(withSettings().extraInterfaces(AdditionalPathsMapper.class));
		given(groups.getNames()).willReturn(Set.of());
		given(groups.getPrimary()).willReturn(this.whole);
		given(((AdditionalPathsMapper) groups).getAdditionalPaths(HEALTH, WebServerNamespace.SERVER))
			.willReturn(List.of("/livez"));
		assertThat(((AdditionalPathsMapper) process(groups)).getAdditionalPaths(HEALTH, WebServerNamespace.SERVER))
			.containsExactly("/livez");
	}

	@Test
	void groupsWithoutAdditionalPathsHaveNone() {
		HealthEndpointGroups groups = process(HealthEndpointGroups.of(this.whole, Map.of()));
		assertThat(((AdditionalPathsMapper) groups).getAdditionalPaths(HEALTH, WebServerNamespace.SERVER)).isNull();
	}

	private HealthEndpointGroups process(HealthEndpointGroups groups) {
		return this.postProcessor.postProcessHealthEndpointGroups(groups);
	}

	private HealthEndpointGroup worker() {
		HealthEndpointGroup group = process(HealthEndpointGroups.of(this.whole, Map.of())).get("worker");
		assertThat(group).isNotNull();
		return group;
	}

}
