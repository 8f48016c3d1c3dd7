-- Version 6: what was put into other programs by the shortcut, with what was selected there before.
CREATE TABLE insertions (
  -- Never used again: the latest must always have the highest.
  id          INTEGER PRIMARY KEY AUTOINCREMENT,
  at          INTEGER NOT NULL,
  program     TEXT NOT NULL,
  manner      TEXT NOT NULL,
  before_text TEXT NOT NULL,
  after_text  TEXT NOT NULL,
  undone      INTEGER NOT NULL DEFAULT 0 CHECK (undone IN (0, 1))
) STRICT;
