-- Not run by any test: written from the documentation of the database.
CREATE TABLE [coordination_term] (
	application NVARCHAR(64) COLLATE Latin1_General_100_BIN2 NOT NULL,
	election NVARCHAR(64) COLLATE Latin1_General_100_BIN2 NOT NULL,
	epoch BIGINT NOT NULL,
	holder_id NVARCHAR(255) COLLATE Latin1_General_100_BIN2 NOT NULL,
	PRIMARY KEY (application, election)
);

CREATE TABLE [coordination_lease] (
	application NVARCHAR(64) COLLATE Latin1_General_100_BIN2 NOT NULL,
	election NVARCHAR(64) COLLATE Latin1_General_100_BIN2 NOT NULL,
	version INTEGER NOT NULL,
	holder_id NVARCHAR(255) COLLATE Latin1_General_100_BIN2 NOT NULL,
	host NVARCHAR(255) COLLATE Latin1_General_100_BIN2 NOT NULL,
	pid BIGINT NOT NULL,
	boot_id NVARCHAR(255) COLLATE Latin1_General_100_BIN2 NOT NULL,
	pid_namespace NVARCHAR(255) COLLATE Latin1_General_100_BIN2 NOT NULL,
	start_time BIGINT NOT NULL,
	epoch BIGINT NOT NULL,
	renewal BIGINT NOT NULL,
	lease_micros BIGINT NOT NULL,
	released SMALLINT NOT NULL,
	expires_at BIGINT NOT NULL,
	PRIMARY KEY (application, election)
);
