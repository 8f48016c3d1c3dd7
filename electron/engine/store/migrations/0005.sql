-- Version 5: documents beside mail.

-- Whose words the documents of a source are: 'own' or 'reference'; NULL where none were taken in.
ALTER TABLE sources ADD COLUMN authorship TEXT;

CREATE TABLE documents (
  id       INTEGER PRIMARY KEY AUTOINCREMENT,
  -- SHA-256 of the file: the same document may be found in several places.
  digest   TEXT NOT NULL UNIQUE,
  title    TEXT NOT NULL,
  format   TEXT NOT NULL,
  -- Milliseconds since 1970: when it was last changed.
  date     INTEGER,
  language TEXT,
  words    INTEGER NOT NULL
) STRICT;
CREATE INDEX documents_by_date ON documents (coalesce(date, 0), id);

-- Where documents were found. A document goes with the last of its files.
CREATE TABLE document_files (
  source_id   INTEGER NOT NULL REFERENCES sources (id) ON DELETE CASCADE,
  -- Its path in the source.
  name        TEXT NOT NULL,
  bytes       INTEGER NOT NULL,
  -- Milliseconds since 1970. A file of the same size and time is not read again.
  changed_at  INTEGER NOT NULL,
  document_id INTEGER NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
  PRIMARY KEY (source_id, name)
) STRICT, WITHOUT ROWID;
CREATE INDEX document_files_by_document ON document_files (document_id);

-- The text of a document: blocks, joined by blank lines. `start`: where one begins in it, in UTF-16 units.
CREATE TABLE document_blocks (
  document_id INTEGER NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
  start       INTEGER NOT NULL,
  kind        TEXT NOT NULL,
  level       INTEGER NOT NULL,
  text        TEXT NOT NULL,
  PRIMARY KEY (document_id, start)
) STRICT, WITHOUT ROWID;

-- Stretches of a document by which it is found: characters start to end, in UTF-16 units.
CREATE TABLE document_passages (
  id          INTEGER PRIMARY KEY,
  document_id INTEGER NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
  start       INTEGER NOT NULL,
  end         INTEGER NOT NULL,
  -- JSON: the headings above it, from the outermost on.
  headings    TEXT NOT NULL,
  -- 0 while its vector waits to be made. Vectors lie in a table that is made for the embedder in use.
  remembered  INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX document_passages_by_document ON document_passages (document_id, start);
CREATE INDEX document_passages_to_remember ON document_passages (id) WHERE remembered = 0;

-- Words of each passage; `about`: the title of its document and the headings above it. Contentless, as mail_words is.
CREATE VIRTUAL TABLE document_words USING fts5(
  text, about,
  content = '', contentless_delete = 1,
  tokenize = 'unicode61 remove_diacritics 2', prefix = '2 3'
);
