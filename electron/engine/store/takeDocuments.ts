import type { Authorship } from '../../contract/documents.ts';
import { changeSource } from './changeSource.ts';
import type { Database } from './database.ts';
import type { FoundFile, NewDocument } from './newDocument.ts';
import { forgetForeignPairs } from './pairs.ts';
import { dropDocumentVector } from './vectors.ts';

/** The files of a source that hold documents, by name. */
export function knownFiles(database: Database, sourceId: number): Map<string, FoundFile> {
  const rows = database.all<FoundFile>(
    'SELECT name, bytes, changed_at AS changedAt FROM document_files WHERE source_id = ?',
    sourceId,
  );
  return new Map(rows.map((file) => [file.name, file]));
}

/**
 * Notes that a file holds the document of this digest, where that is known. What the file held before goes if it is
 * nowhere else. Answers false where the document has to be read.
 */
export function noteFile(database: Database, sourceId: number, file: FoundFile, digest: string): boolean {
  return database.transaction(() => {
    const id = database.one<{ id: number }>('SELECT id FROM documents WHERE digest = ?', digest)?.id;
    if (id !== undefined) {
      tie(database, sourceId, file, id);
    }
    return id !== undefined;
  });
}

/** Keeps a document with its file, in one step: a kill leaves all of it or nothing. Fails with `disk-full`. */
export function takeDocument(database: Database, sourceId: number, file: FoundFile, document: NewDocument): void {
  const { digest, title, format, date, language, blocks, passages } = document;
  const words = blocks.reduce((sum, { text }) => sum + (text.match(/\S+/g)?.length ?? 0), 0);
  database.transaction(() => {
    const sql = 'INSERT INTO documents (digest, title, format, date, language, words) VALUES (?, ?, ?, ?, ?, ?)';
    const { id } = database.change(sql, digest, title, format, date, language, words);
    for (const { start, kind, level, text } of blocks) {
      database.change('INSERT INTO document_blocks VALUES (?, ?, ?, ?, ?)', id, start, kind, level, text);
    }
    const ids = passages.map(({ start, end, headings }) => {
      const passage = 'INSERT INTO document_passages (document_id, start, end, headings) VALUES (?, ?, ?, ?)';
      return database.change(passage, id, start, end, JSON.stringify(headings)).id;
    });
    // Words last and together, for the reason given in takeMails.
    for (const [index, { headings, text }] of passages.entries()) {
      const about = [title, ...headings].join('\n');
      database.change(
        'INSERT INTO document_words (rowid, text, about) VALUES (?, ?, ?)',
        ids[index] ?? null,
        text,
        about,
      );
    }
    tie(database, sourceId, file, id);
  });
}

function tie(database: Database, sourceId: number, { name, bytes, changedAt }: FoundFile, documentId: number): void {
  const before = 'SELECT document_id AS id FROM document_files WHERE source_id = ? AND name = ?';
  const held = database.one<{ id: number }>(before, sourceId, name)?.id;
  database.change(
    `INSERT INTO document_files VALUES (?, ?, ?, ?, ?) ON CONFLICT DO UPDATE SET
       bytes = excluded.bytes, changed_at = excluded.changed_at, document_id = excluded.document_id`,
    sourceId,
    name,
    bytes,
    changedAt,
    documentId,
  );
  if (held !== undefined && held !== documentId) {
    forgetWhereLost(database, held);
  }
}

/** Lets files of a source go, and the documents that are in no other. Answers how many documents went. */
export function letFilesGo(database: Database, sourceId: number, names: readonly string[]): number {
  return database.transaction(() =>
    names.reduce((gone, name) => {
      const sql = 'DELETE FROM document_files WHERE source_id = ? AND name = ? RETURNING document_id AS id';
      const id = database.one<{ id: number }>(sql, sourceId, name)?.id;
      return id !== undefined && forgetWhereLost(database, id) ? gone + 1 : gone;
    }, 0),
  );
}

/** The next few files of a source, to be let go with it. */
export function someFiles(database: Database, sourceId: number, limit: number): string[] {
  const sql = 'SELECT name FROM document_files WHERE source_id = ? LIMIT ?';
  return database.all<{ name: string }>(sql, sourceId, limit).map(({ name }) => name);
}

/**
 * Deletes a document that no file holds any more, with all that was made of it. Where the files that are left keep it
 * only for reference, it stays and teaches no more.
 */
function forgetWhereLost(database: Database, id: number): boolean {
  if (database.one('SELECT 1 FROM document_files WHERE document_id = ? LIMIT 1', id) !== undefined) {
    forgetForeignPairs(database);
    return false;
  }
  const passages = database.all<{ id: number; remembered: number }>(
    'SELECT id, remembered FROM document_passages WHERE document_id = ?',
    id,
  );
  for (const passage of passages) {
    database.change('DELETE FROM document_words WHERE rowid = ?', passage.id);
  }
  for (const passage of passages.filter(({ remembered }) => remembered === 1)) {
    dropDocumentVector(database, passage.id);
  }
  database.change('DELETE FROM documents WHERE id = ?', id);
  return true;
}

/** Says of all documents of a source whose words they are. What is not the person's own teaches no more. Fails with `not-found`. */
export function attribute(database: Database, sourceId: number, authorship: Authorship): void {
  database.transaction(() => {
    changeSource(database, 'authorship = ?', sourceId, authorship);
    forgetForeignPairs(database);
  });
}

export function authorshipOf(database: Database, sourceId: number): Authorship | null {
  return (
    database.one<{ authorship: Authorship | null }>('SELECT authorship FROM sources WHERE id = ?', sourceId)
      ?.authorship ?? null
  );
}
