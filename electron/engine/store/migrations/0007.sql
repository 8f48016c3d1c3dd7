-- Version 7: mailboxes that are watched or lie on a server, and people behind several addresses.

-- New mail of a watched source is taken in by itself. Sources from before stay as they were: nobody was asked.
ALTER TABLE sources ADD COLUMN watched INTEGER NOT NULL DEFAULT 0;
-- Drafts, spam and what was thrown away are taken in too.
ALTER TABLE sources ADD COLUMN everything INTEGER NOT NULL DEFAULT 0;
-- When it was read to its end or looked at for new mail last; NULL while it never was read to its end.
ALTER TABLE sources ADD COLUMN looked_at INTEGER;
-- What hindered the last look, in a sentence.
ALTER TABLE sources ADD COLUMN obstacle TEXT;
-- When new mail came by itself last, and how much.
ALTER TABLE sources ADD COLUMN news_at INTEGER;
ALTER TABLE sources ADD COLUMN news INTEGER;

-- Files of a source that were read to their end, so that a look reads only what is new.
CREATE TABLE source_files (
  source_id INTEGER NOT NULL REFERENCES sources (id) ON DELETE CASCADE,
  name      TEXT NOT NULL,
  -- Changes when there may be something new in the file.
  state     TEXT NOT NULL,
  -- Where reading goes on if the file has only grown: a byte, or the number of a mail.
  read_to   INTEGER NOT NULL,
  PRIMARY KEY (source_id, name)
) STRICT, WITHOUT ROWID;

-- Accounts on a server, with the password; the whole store is encrypted.
CREATE TABLE accounts (
  source_id INTEGER PRIMARY KEY REFERENCES sources (id) ON DELETE CASCADE,
  -- JSON: server, port, user, password, folders.
  account   TEXT NOT NULL
) STRICT;

-- Addresses of one person share a number: that of one of them when they were put together.
ALTER TABLE people ADD COLUMN same_person INTEGER;
CREATE INDEX people_by_person ON people (same_person) WHERE same_person IS NOT NULL;
-- 'person' or 'list' where somebody said so; NULL: as it looks.
ALTER TABLE people ADD COLUMN kind TEXT CHECK (kind IN ('person', 'list'));

-- Two people who look like one, of whom it was said that they are not. Addresses, the lesser one first.
CREATE TABLE told_apart (
  one   TEXT NOT NULL,
  other TEXT NOT NULL,
  PRIMARY KEY (one, other)
) STRICT, WITHOUT ROWID;
