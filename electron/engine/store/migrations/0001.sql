-- Version 1. Shipped migrations are never edited: what changes later is a new file.

-- Single values, as JSON: who the person is, what stands on the page, which models are chosen.
CREATE TABLE settings (
  name  TEXT PRIMARY KEY,
  value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- Where mail was taken from, and how far taking it in has come.
CREATE TABLE sources (
  id          INTEGER PRIMARY KEY,
  path        TEXT NOT NULL UNIQUE,
  name        TEXT NOT NULL,
  format      TEXT NOT NULL,
  -- Tells a changed source from an unchanged one.
  fingerprint TEXT NOT NULL,
  -- JSON of the importer's own: where to go on.
  cursor      TEXT,
  complete    INTEGER NOT NULL DEFAULT 0,
  imported_at INTEGER NOT NULL
) STRICT;

CREATE TABLE people (
  id        INTEGER PRIMARY KEY,
  -- In lower case.
  address   TEXT NOT NULL UNIQUE,
  name      TEXT NOT NULL DEFAULT '',
  -- How well the name is known: 2 as they write it themselves, 1 as others write it, 0 not at all.
  name_rank INTEGER NOT NULL DEFAULT 0,
  name_date INTEGER NOT NULL DEFAULT 0,
  -- Mails the person of this store sent them, and mails received from them.
  sent      INTEGER NOT NULL DEFAULT 0,
  received  INTEGER NOT NULL DEFAULT 0,
  last_date INTEGER
) STRICT;
CREATE INDEX people_by_mails ON people (sent, received);

CREATE TABLE mails (
  -- Never used twice, because threads are named by it.
  id          INTEGER PRIMARY KEY AUTOINCREMENT,
  message_id  TEXT NOT NULL UNIQUE,
  -- The id of the first mail of the thread that was taken in, which need not be its oldest.
  thread      INTEGER NOT NULL,
  direction   TEXT NOT NULL CHECK (direction IN ('sent', 'received')),
  subject     TEXT NOT NULL,
  -- Milliseconds since 1970.
  date        INTEGER,
  language    TEXT,
  automatic   INTEGER NOT NULL,
  list        TEXT,
  -- JSON: [{name, bytes}].
  attachments TEXT NOT NULL,
  -- Words the author wrote, greeting and sign-off left out.
  own_words   INTEGER NOT NULL,
  -- 0 while the passages of this mail wait to be made. Mail without own words and mail by machines never waits.
  remembered  INTEGER NOT NULL
) STRICT;
CREATE INDEX mails_by_date ON mails (coalesce(date, 0), id);
CREATE INDEX mails_by_thread ON mails (thread, coalesce(date, 0));
-- The queue of what is still to be remembered: what the person wrote first, newest first.
CREATE INDEX mails_to_remember ON mails (direction DESC, coalesce(date, 0) DESC, id) WHERE remembered = 0;

-- The whole text of a mail in order, each part with the reason why it is or is not the author's own.
CREATE TABLE parts (
  mail_id  INTEGER NOT NULL REFERENCES mails (id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  kind     TEXT NOT NULL,
  text     TEXT NOT NULL,
  PRIMARY KEY (mail_id, position)
) STRICT, WITHOUT ROWID;

-- From, To and Cc of each mail, with the name as it stood there.
CREATE TABLE correspondents (
  mail_id   INTEGER NOT NULL REFERENCES mails (id) ON DELETE CASCADE,
  role      TEXT NOT NULL CHECK (role IN ('from', 'to', 'cc')),
  position  INTEGER NOT NULL,
  person_id INTEGER NOT NULL REFERENCES people (id),
  name      TEXT NOT NULL,
  PRIMARY KEY (mail_id, role, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX correspondents_by_person ON correspondents (person_id, mail_id, role);

-- The same mail may come from several sources; it goes when the last of them goes.
CREATE TABLE mail_sources (
  source_id INTEGER NOT NULL REFERENCES sources (id) ON DELETE CASCADE,
  mail_id   INTEGER NOT NULL REFERENCES mails (id) ON DELETE CASCADE,
  PRIMARY KEY (source_id, mail_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX mail_sources_by_mail ON mail_sources (mail_id);

-- Every Message-ID that was seen, as a mail or as an ancestor of one, and its thread.
CREATE TABLE thread_members (
  message_id TEXT PRIMARY KEY,
  thread     INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX thread_members_by_thread ON thread_members (thread);

-- Words of each mail. Contentless: the text is in `parts` already, and a second copy would double the file.
-- own: greeting, own words, sign-off. rest: what was forwarded or written by a machine. Quotes are not in it:
-- they are found in the mail they quote. Prefixes make search as you type quick.
CREATE VIRTUAL TABLE mail_words USING fts5 (
  own, subject, people, rest,
  content = '', contentless_delete = 1,
  tokenize = 'unicode61 remove_diacritics 2', prefix = '2 3'
);

-- A stretch of a mail's own words that is remembered by meaning: characters start to end, in UTF-16 units, of the
-- mail's `own` parts joined by newlines. The vectors lie in a table that is made for the embedder in use.
CREATE TABLE passages (
  id         INTEGER PRIMARY KEY,
  mail_id    INTEGER NOT NULL REFERENCES mails (id) ON DELETE CASCADE,
  start      INTEGER NOT NULL,
  end        INTEGER NOT NULL
) STRICT;
CREATE INDEX passages_by_mail ON passages (mail_id);

-- Middles of the cells that vectors are sorted into once there are many (see cells.ts).
CREATE TABLE cells (
  id      INTEGER PRIMARY KEY,
  -- Cells that lie near each other; each group has its cells in one run of ids.
  "group" INTEGER NOT NULL,
  -- 32-bit floats.
  middle  BLOB NOT NULL
) STRICT;

-- What was asked for, what was drafted, and what the person made of it.
CREATE TABLE drafts (
  id         INTEGER PRIMARY KEY,
  created_at INTEGER NOT NULL,
  -- JSON of the contract's DraftRequest and Draft.
  request    TEXT NOT NULL,
  draft      TEXT NOT NULL,
  final      TEXT,
  final_at   INTEGER
) STRICT;
