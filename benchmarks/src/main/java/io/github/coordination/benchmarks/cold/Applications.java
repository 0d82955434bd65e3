/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.benchmarks.cold;

import java.util.ArrayList;
import java.util.List;

import javax.sql.DataSource;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.jdbc.DataSourceBuilder;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.datasource.SimpleDriverDataSource;

import io.github.coordination.benchmarks.process.NoServers;

/**
 * The applications around entrants that need one.
 */
final class Applications {

	private Applications() {
	}

	static Entrant run(Entrant.Kind kind, Place place) {
		return new SpringApplicationBuilder(sources(kind, place)).web(WebApplicationType.NONE)
			.run(properties(kind, place))
			.getBean(Entrant.class);
	}

	private static Class<?>[] sources(Entrant.Kind kind, Place place) {
		List<Class<?>> sources = new ArrayList<>(List.of(Application.class));
		if (place.kind() == Place.Kind.POSTGRESQL) {
			sources.add(Database.class);
		}
		if (kind == Entrant.Kind.STARTER) {
			sources.add(StarterEntrant.Application.class);
		}
		else {
			sources.add(InitiatorEntrant.Application.class);
			sources.add((place.kind() == Place.Kind.REDIS) ? InitiatorEntrant.OnRedis.class
					: InitiatorEntrant.OnDatabase.class);
		}
		return sources.toArray(Class<?>[]::new);
	}

	private static String[] properties(Entrant.Kind kind, Place place) {
		List<String> properties = new ArrayList<>(List.of("--spring.application.name=cold",
				"--spring.main.banner-mode=off", "--cold.folder=" + place.folder(), "--cold.url=" + place.address(),
				"--coordination.enabled=" + (kind == Entrant.Kind.STARTER),
				"--coordination.store=" + place.kind().store()));
		switch (place.kind()) {
			case FILE -> properties.add("--coordination.file.directory=" + place.folder());
			case POSTGRESQL -> {
				properties.add("--coordination.primary.lease=3s");
				properties.add("--coordination.jdbc.initialize-schema=always");
			}
			case REDIS -> {
				String[] parts = place.address().split(":", -1);
				properties.add("--coordination.primary.lease=3s");
				properties.add("--spring.data.redis.host=" + parts[0]);
				properties.add("--spring.data.redis.port=" + parts[1]);
			}
		}
		if (place.kind() != Place.Kind.REDIS) {
			properties.add(NoServers.ARGUMENT);
		}
		return properties.toArray(String[]::new);
	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	static class Application {

	}

	/** Tells its URL, from which the starter opens connections of its own. */
	@Configuration(proxyBeanMethods = false)
	static class Database {

		@Bean
		DataSource dataSource(@Value("${cold.url}") String url) {
			return DataSourceBuilder.create().type(SimpleDriverDataSource.class).url(url).build();
		}

	}

}
