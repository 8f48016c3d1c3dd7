-- Version 10: texts lie in tables with row numbers. Without them SQLite keeps a quarter of a page of each row and puts
-- the rest on a page of its own, which is two thirds empty for a mail of usual length: nearly half of the file was air.
CREATE TABLE new_parts (
  mail_id  INTEGER NOT NULL REFERENCES mails (id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  kind     TEXT NOT NULL,
  text     TEXT NOT NULL
) STRICT;
INSERT INTO new_parts SELECT mail_id, position, kind, text FROM parts ORDER BY mail_id, position;
DROP TABLE parts;
ALTER TABLE new_parts RENAME TO parts;
CREATE UNIQUE INDEX parts_by_mail ON parts (mail_id, position);
-- Whom a greeting is for is looked up in all of them.
CREATE INDEX greetings ON parts (mail_id, text) WHERE kind = 'greeting';

CREATE TABLE new_document_blocks (
  document_id INTEGER NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
  start       INTEGER NOT NULL,
  kind        TEXT NOT NULL,
  level       INTEGER NOT NULL,
  text        TEXT NOT NULL
) STRICT;
INSERT INTO new_document_blocks
  SELECT document_id, start, kind, level, text FROM document_blocks ORDER BY document_id, start;
DROP TABLE document_blocks;
ALTER TABLE new_document_blocks RENAME TO document_blocks;
CREATE UNIQUE INDEX document_blocks_by_document ON document_blocks (document_id, start);

PRAGMA incremental_vacuum;
