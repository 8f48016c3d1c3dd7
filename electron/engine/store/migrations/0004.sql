-- Version 4: mails of the person that were written again to judge how much a draft is like them. Kept so that judging
-- can stop and go on, and so that what needs no voice is written once for all voices of a model.
CREATE TABLE rewritings (
  id       INTEGER PRIMARY KEY,
  mail_id  INTEGER NOT NULL REFERENCES mails (id) ON DELETE CASCADE,
  model    TEXT NOT NULL,
  -- NULL where the arm needs none.
  voice_id INTEGER REFERENCES voices (id) ON DELETE CASCADE,
  arm      TEXT NOT NULL,
  -- SHA-256 of all that led to it: where that has changed, it is made anew.
  digest   TEXT NOT NULL,
  draft    TEXT,
  -- Nats per token of the real mail.
  loss     REAL
) STRICT;
CREATE UNIQUE INDEX one_rewriting ON rewritings (mail_id, model, arm, coalesce(voice_id, 0));
CREATE INDEX rewritings_by_voice ON rewritings (voice_id);
