-- Not run by any test: written from the documentation of the database.
CREATE TABLE "coordination_term" (
	application VARCHAR2(64 CHAR) NOT NULL,
	election VARCHAR2(64 CHAR) NOT NULL,
	epoch NUMBER(19) NOT NULL,
	holder_id VARCHAR2(255 CHAR) NOT NULL,
	PRIMARY KEY (application, election)
);

CREATE TABLE "coordination_lease" (
	application VARCHAR2(64 CHAR) NOT NULL,
	election VARCHAR2(64 CHAR) NOT NULL,
	version NUMBER(10) NOT NULL,
	holder_id VARCHAR2(255 CHAR) NOT NULL,
	host VARCHAR2(255 CHAR),
	pid NUMBER(19) NOT NULL,
	boot_id VARCHAR2(255 CHAR),
	pid_namespace VARCHAR2(255 CHAR),
	start_time NUMBER(19) NOT NULL,
	epoch NUMBER(19) NOT NULL,
	renewal NUMBER(19) NOT NULL,
	lease_micros NUMBER(19) NOT NULL,
	released NUMBER(5) NOT NULL,
	expires_at NUMBER(19) NOT NULL,
	PRIMARY KEY (application, election)
);
