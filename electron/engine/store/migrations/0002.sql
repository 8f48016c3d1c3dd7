-- Version 2: what is learned of the person's voice.

-- Requests that would have led to a mail of the person, to learn from. A mail whose every request was faulty has one
-- row with the fault, so that it is not tried again and the person can see why.
CREATE TABLE pairs (
  id      INTEGER PRIMARY KEY,
  mail_id INTEGER NOT NULL REFERENCES mails (id) ON DELETE CASCADE,
  form    TEXT NOT NULL CHECK (form IN ('sentence', 'note', 'restatement')),
  request TEXT NOT NULL,
  -- Nats per token by which the request makes the mail likelier than none does.
  gain    REAL,
  -- Why it is not learned from; NULL while it is.
  dropped TEXT,
  edited  INTEGER NOT NULL DEFAULT 0,
  -- The model that wrote it; 'rule' where none did.
  model   TEXT NOT NULL,
  made_at INTEGER NOT NULL,
  UNIQUE (mail_id, form)
) STRICT;

-- What training made. The adapter itself is an encrypted file named by the id.
CREATE TABLE voices (
  -- Never used twice, because files are named by it.
  id         INTEGER PRIMARY KEY AUTOINCREMENT,
  base       TEXT NOT NULL,
  base_hash  TEXT NOT NULL,
  role       TEXT NOT NULL CHECK (role IN ('writer', 'completer')),
  active     INTEGER NOT NULL DEFAULT 0,
  created_at INTEGER NOT NULL,
  came_from  INTEGER REFERENCES voices (id) ON DELETE SET NULL,
  -- JSON: how it was trained, and what came out.
  training   TEXT NOT NULL,
  -- JSON of the contract's Judgement.
  judgement  TEXT
) STRICT;
CREATE UNIQUE INDEX one_active_voice_by_role ON voices (role) WHERE active = 1;

-- Blind choices between a draft with a voice and one without.
CREATE TABLE trials (
  id       INTEGER PRIMARY KEY,
  voice_id INTEGER NOT NULL REFERENCES voices (id) ON DELETE CASCADE,
  request  TEXT NOT NULL,
  with_voice    TEXT NOT NULL,
  without_voice TEXT NOT NULL,
  -- The place at which the draft with the voice was shown.
  place    INTEGER NOT NULL,
  -- 'voice', 'without', 'neither'; NULL while not chosen.
  choice   TEXT
) STRICT;
