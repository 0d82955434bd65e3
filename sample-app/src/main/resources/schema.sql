CREATE TABLE IF NOT EXISTS guest (
  id            INTEGER PRIMARY KEY AUTOINCREMENT,
  name          TEXT    NOT NULL,
  email         TEXT    NOT NULL,            -- a hash, or plain text as long as email_hashed is 0
  email_hashed  INTEGER NOT NULL DEFAULT 0,
  registered_at INTEGER NOT NULL             -- milliseconds since 1970
);

CREATE TABLE IF NOT EXISTS audit (
  id         INTEGER PRIMARY KEY AUTOINCREMENT,
  written_at INTEGER NOT NULL,               -- milliseconds since 1970
  pid        INTEGER NOT NULL,
  entry      TEXT    NOT NULL
);
