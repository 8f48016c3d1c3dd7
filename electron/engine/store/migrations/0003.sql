-- Version 3: pages that were set aside before they were finished.

CREATE TABLE pages (
  id       INTEGER PRIMARY KEY,
  aside_at INTEGER NOT NULL,
  -- JSON of the contract's Page.
  page     TEXT NOT NULL
) STRICT;
CREATE INDEX pages_by_time ON pages (aside_at);
