CREATE TABLE `coordination_term` (
	application VARCHAR(64) NOT NULL,
	election VARCHAR(64) NOT NULL,
	epoch BIGINT NOT NULL,
	holder_id VARCHAR(255) NOT NULL,
	PRIMARY KEY (application, election)
) ENGINE = InnoDB CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

CREATE TABLE `coordination_lease` (
	application VARCHAR(64) NOT NULL,
	election VARCHAR(64) NOT NULL,
	version INTEGER NOT NULL,
	holder_id VARCHAR(255) NOT NULL,
	host VARCHAR(255) NOT NULL,
	pid BIGINT NOT NULL,
	boot_id VARCHAR(255) NOT NULL,
	pid_namespace VARCHAR(255) NOT NULL,
	start_time BIGINT NOT NULL,
	epoch BIGINT NOT NULL,
	renewal BIGINT NOT NULL,
	lease_micros BIGINT NOT NULL,
	released SMALLINT NOT NULL,
	expires_at BIGINT NOT NULL,
	PRIMARY KEY (application, election)
) ENGINE = InnoDB CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;
