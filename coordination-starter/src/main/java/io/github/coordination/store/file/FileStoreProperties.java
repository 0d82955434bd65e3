/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.store.file;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Properties of the file store.
 */
@ConfigurationProperties(value = "coordination.file", ignoreUnknownFields = false)
class FileStoreProperties {

	/**
	 * Absolute path of the directory in which all workers of the application on this host
	 * keep their elections. Created with mode 0700 if it is missing. By default
	 * .local/state/coordination in the home directory of the user.
	 */
	private @Nullable String directory;

	public @Nullable String getDirectory() {
		return this.directory;
	}

	public void setDirectory(@Nullable String directory) {
		this.directory = directory;
	}

}
