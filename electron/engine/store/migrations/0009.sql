-- Version 9: a pair leads to a mail of the person, as before, or to a passage of a document that they wrote.
CREATE TABLE new_pairs (
  id         INTEGER PRIMARY KEY,
  mail_id    INTEGER REFERENCES mails (id) ON DELETE CASCADE,
  passage_id INTEGER REFERENCES document_passages (id) ON DELETE CASCADE,
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
  UNIQUE (mail_id, form),
  UNIQUE (passage_id, form),
  CHECK ((mail_id IS NULL) <> (passage_id IS NULL))
) STRICT;
INSERT INTO new_pairs (id, mail_id, form, request, gain, dropped, edited, model, made_at)
  SELECT id, mail_id, form, request, gain, dropped, edited, model, made_at FROM pairs;
DROP TABLE pairs;
ALTER TABLE new_pairs RENAME TO pairs;
