import type { Database } from './database.ts';
import { type DocumentFilter, documentCondition } from './documents.ts';
import { blockBreak } from './newDocument.ts';
import { cosineOf, toBytes } from './quantize.ts';
import { putDocumentVector, scanDocumentVectors } from './vectors.ts';
import { readVectorForm } from './vectorForm.ts';
import { rankedUpTo, roughMatches } from './words.ts';

/** A passage of a document, with its text. */
export interface DocumentPassage {
  readonly id: number;
  readonly documentId: number;
  readonly start: number;
  readonly end: number;
  /** From the outermost on. */
  readonly headings: readonly string[];
  readonly text: string;
}

/** A passage that waits for its vector. */
export interface WaitingPassage extends DocumentPassage {
  readonly title: string;
}

/** The next passages to remember: of what the person wrote first. */
export function nextPassages(database: Database, limit: number): WaitingPassage[] {
  const ids = database
    .all<{ id: number }>('SELECT id FROM document_passages WHERE remembered = 0 ORDER BY id LIMIT ?', limit)
    .map(({ id }) => id);
  const titles = new Map(
    database
      .all<{ id: number; title: string }>(
        `SELECT document_passages.id, title FROM document_passages JOIN documents ON documents.id = document_id
         WHERE document_passages.id IN (SELECT value FROM json_each(?))`,
        JSON.stringify(ids),
      )
      .map(({ id, title }) => [id, title]),
  );
  return readPassages(database, ids).map((passage) => ({ ...passage, title: titles.get(passage.id) ?? '' }));
}

export function countWaitingPassages(database: Database): number {
  return database.one<{ n: number }>('SELECT count(*) AS n FROM document_passages WHERE remembered = 0')?.n ?? 0;
}

export function countRememberedPassages(database: Database): number {
  return database.one<{ n: number }>('SELECT count(*) AS n FROM document_passages WHERE remembered = 1')?.n ?? 0;
}

/** Keeps the vectors of passages, in one step. Passages that went meanwhile are skipped. */
export function rememberPassages(database: Database, passages: readonly { id: number; vector: Float32Array }[]): void {
  database.transaction(() => {
    for (const { id, vector } of passages) {
      const sql = 'UPDATE document_passages SET remembered = 1 WHERE id = ? AND remembered = 0';
      if (database.change(sql, id).rows > 0) {
        putDocumentVector(database, id, toBytes(vector));
      }
    }
  });
}

/** Passages by number, in the order asked for; numbers that are gone are left out. */
export function readPassages(database: Database, ids: readonly number[]): DocumentPassage[] {
  const rows = database.all<Omit<DocumentPassage, 'headings' | 'text'> & { headings: string }>(
    `SELECT id, document_id AS documentId, start, end, headings FROM document_passages
     WHERE id IN (SELECT value FROM json_each(?))`,
    JSON.stringify(ids),
  );
  const byId = new Map(rows.map((row) => [row.id, row]));
  return ids.flatMap((id) => {
    const row = byId.get(id);
    return row === undefined
      ? []
      : { ...row, headings: JSON.parse(row.headings) as string[], text: textBetween(database, row) };
  });
}

/** The text of a stretch: of blocks that begin before it, and of those within. */
function textBetween(
  database: Database,
  { documentId, start, end }: Pick<DocumentPassage, 'documentId' | 'start' | 'end'>,
): string {
  const blocks = database.all<{ start: number; text: string }>(
    `SELECT start, text FROM document_blocks WHERE document_id = @documentId AND start < @end AND start >=
       coalesce((SELECT max(start) FROM document_blocks WHERE document_id = @documentId AND start <= @start), 0)
     ORDER BY start`,
    { documentId, start, end },
  );
  const from = blocks[0]?.start ?? start;
  return blocks
    .map(({ text }) => text)
    .join(blockBreak)
    .slice(start - from, end - from);
}

export interface NearPassage {
  readonly id: number;
  readonly documentId: number;
  /** Cosine. */
  readonly similarity: number;
}

/** The passages nearest in meaning, nearest first. Exact: every vector is looked at. */
export function nearestDocumentPassages(
  database: Database,
  vector: Float32Array,
  filter: DocumentFilter,
  limit: number,
): NearPassage[] {
  const form = readVectorForm(database);
  if (form?.dimensions !== vector.length || !anyRemembered(database)) {
    return [];
  }
  const distances = new Map(
    scanDocumentVectors(database, toBytes(vector), limit).map(({ id, distance }) => [id, distance]),
  );
  return allowed(database, [...distances.keys()], filter).map(({ id, documentId }) => ({
    ...{ id, documentId },
    similarity: cosineOf(distances.get(id) ?? Infinity, form.dimensions),
  }));
}

/** Whether any passage has its vector. */
export function anyRemembered(database: Database): boolean {
  return database.one('SELECT 1 FROM document_passages WHERE remembered = 1 LIMIT 1') !== undefined;
}

/** Those of the passages whose documents the filter lets through, in the same order. */
function allowed(
  database: Database,
  ids: readonly number[],
  filter: DocumentFilter,
): { id: number; documentId: number }[] {
  const { sql, values } = documentCondition(filter);
  const rows = database.all<{ id: number; documentId: number }>(
    `SELECT document_passages.id, document_id AS documentId
     FROM document_passages JOIN documents ON documents.id = document_id
     WHERE document_passages.id IN (SELECT value FROM json_each(@ids)) ${sql}`,
    { ...values, ids: JSON.stringify(ids) },
  );
  const places = new Map(ids.map((id, place) => [id, place]));
  return rows.sort((a, b) => (places.get(a.id) ?? 0) - (places.get(b.id) ?? 0));
}

/** What a match in each column of `document_words` weighs: text, about. */
const weights = '1.0, 1.5';

/** Passages that match an FTS5 expression, best first by BM25, but for expressions so common that none fits better. */
export function matchingPassages(
  database: Database,
  match: string,
  filter: DocumentFilter,
  limit: number,
): { id: number; documentId: number }[] {
  const { sql, values } = documentCondition(filter);
  const isCommon = roughMatches(database, 'document_words', match) > rankedUpTo;
  const order = isCommon ? '' : `bm25(document_words, ${weights}),`;
  return database.all(
    `SELECT document_words.rowid AS id, document_id AS documentId
     FROM document_words CROSS JOIN document_passages ON document_passages.id = document_words.rowid
       CROSS JOIN documents ON documents.id = document_id
     WHERE document_words MATCH @match ${sql} ORDER BY ${order} document_words.rowid LIMIT @limit`,
    { ...values, match, limit },
  );
}

/** After a change of embedder all passages are to be remembered anew. */
export function forgetPassageVectors(database: Database): void {
  database.change('UPDATE document_passages SET remembered = 0 WHERE remembered = 1');
}
