import type { Authorship, Block, Document, DocumentFormat } from '../../contract/documents.ts';
import { AppError } from '../../contract/errors.ts';
import type { Database, Value } from './database.ts';

/** Own where one of its sources is the person's own. */
const authorship = `iif(EXISTS (SELECT 1 FROM document_files JOIN sources ON sources.id = source_id
  WHERE document_id = documents.id AND authorship = 'own'), 'own', 'reference')`;

/** Which documents count; what is left out does not matter. Times in milliseconds since 1970, both included. */
export interface DocumentFilter {
  readonly after?: number | undefined;
  readonly before?: number | undefined;
  readonly authorship?: Authorship | undefined;
  readonly excludeDocuments?: readonly number[] | undefined;
}

const conditions: { readonly [Key in keyof DocumentFilter]-?: string } = {
  after: 'coalesce(documents.date, 0) >= @after',
  before: 'coalesce(documents.date, 0) <= @before',
  authorship: `${authorship} = @authorship`,
  excludeDocuments: 'documents.id NOT IN (SELECT value FROM json_each(@excludeDocuments))',
};

/** The filter as SQL that begins with AND, or nothing. */
export function documentCondition(filter: DocumentFilter): { sql: string; values: Record<string, Value> } {
  const given = (Object.keys(conditions) as (keyof DocumentFilter)[]).flatMap((key) => {
    const value: string | number | readonly number[] | undefined = filter[key];
    const nothing = value === undefined || (typeof value === 'object' && value.length === 0);
    return nothing ? [] : [[key, typeof value === 'object' ? JSON.stringify(value) : value] as const];
  });
  return { sql: given.map(([key]) => `AND ${conditions[key]}`).join(' '), values: Object.fromEntries(given) };
}

/** Documents that the filter lets through, newest first. */
export function newestDocuments(database: Database, filter: DocumentFilter, limit: number, offset = 0): number[] {
  const { sql, values } = documentCondition(filter);
  return database
    .all<{ id: number }>(
      `SELECT id FROM documents WHERE true ${sql}
       ORDER BY coalesce(date, 0) DESC, id DESC LIMIT @limit OFFSET @offset`,
      { ...values, limit, offset },
    )
    .map(({ id }) => id);
}

export function countDocuments(database: Database, filter: DocumentFilter): number {
  const { sql, values } = documentCondition(filter);
  return database.one<{ n: number }>(`SELECT count(*) AS n FROM documents WHERE true ${sql}`, values)?.n ?? 0;
}

/** A document as it stands in a list. */
export interface ListedDocument {
  readonly id: number;
  readonly title: string;
  readonly format: DocumentFormat;
  readonly date: number | null;
  readonly authorship: Authorship;
}

/** Documents by number; numbers that are gone are left out. */
export function listDocuments(database: Database, ids: readonly number[]): Map<number, ListedDocument> {
  const rows = database.all<ListedDocument>(
    `SELECT id, title, format, date, ${authorship} AS authorship FROM documents
     WHERE id IN (SELECT value FROM json_each(?))`,
    JSON.stringify(ids),
  );
  return new Map(rows.map((row) => [row.id, row]));
}

/** A document with all its blocks. Fails with `not-found`. */
export function readDocument(database: Database, id: number): Document {
  const row = database.one<Omit<Document, 'files' | 'blocks'>>(
    `SELECT id, title, format, date, ${authorship} AS authorship, language, words FROM documents WHERE id = ?`,
    id,
  );
  if (row === undefined) {
    throw new AppError('not-found', 'That document is no longer here: it was removed, or has changed since.');
  }
  return {
    ...row,
    files: database.all(
      `SELECT sources.name AS source, document_files.name FROM document_files JOIN sources ON sources.id = source_id
       WHERE document_id = ? ORDER BY source_id, document_files.name`,
      id,
    ),
    blocks: blocksOf(database, id, 0, Number.MAX_SAFE_INTEGER),
  };
}

/** The blocks of a document that begin in a stretch of its text, in order. */
export function blocksOf(database: Database, id: number, start: number, end: number): (Block & { start: number })[] {
  return database.all(
    `SELECT kind, level, text, start FROM document_blocks
     WHERE document_id = ? AND start >= ? AND start < ? ORDER BY start`,
    id,
    start,
    end,
  );
}
