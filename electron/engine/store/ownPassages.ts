import type { Block } from '../../contract/documents.ts';
import { AppError } from '../../contract/errors.ts';
import type { Database } from './database.ts';
import { blocksOf } from './documents.ts';
import { blockBreak } from './newDocument.ts';

/** A passage of a document that the person wrote, as the voice learns from it. */
export interface OwnPassage {
  readonly id: number;
  readonly documentId: number;
  /** Where it stands in the text of the document, in UTF-16 units. */
  readonly start: number;
  readonly end: number;
  /** From the outermost on. */
  readonly headings: readonly string[];
  readonly title: string;
  /** Milliseconds since 1970. */
  readonly date: number | null;
  /** ISO 639-1. */
  readonly language: string | null;
  /** Its paragraphs; null where it has none. */
  readonly prose: string | null;
}

type Row = Omit<OwnPassage, 'headings' | 'prose'> & { headings: string };
type Placed = Block & { readonly start: number };

const columns = `document_passages.id, document_id AS documentId, document_passages.start, document_passages.end,
  headings, title, date, language`;
const from = 'FROM document_passages JOIN documents ON documents.id = document_id';

/** Passages of a document, at most so many, spread evenly over it. */
export function passagesOver(database: Database, documentId: number, most: number): OwnPassage[] {
  const rows = database.all<Row>(
    `SELECT ${columns} ${from} WHERE document_id = ? ORDER BY document_passages.start`,
    documentId,
  );
  const every = Math.max(1, rows.length / most);
  const some = rows.filter((_, at) => Math.floor(at / every) !== Math.floor((at - 1) / every));
  const blocks = blocksOf(database, documentId, 0, Number.MAX_SAFE_INTEGER);
  return some.map((row) => withProse(row, blocks));
}

/** Fails with `not-found`. */
export function readOwnPassage(database: Database, id: number): OwnPassage {
  const row = database.one<Row>(`SELECT ${columns} ${from} WHERE document_passages.id = ?`, id);
  if (row === undefined) {
    throw new AppError('not-found', 'That document is no longer here: it was removed, or has changed since.');
  }
  return withProse(row, blocksOf(database, row.documentId, 0, row.end));
}

function withProse(row: Row, blocks: readonly Placed[]): OwnPassage {
  return { ...row, headings: JSON.parse(row.headings) as string[], prose: proseOf(row, blocks) };
}

/**
 * The paragraphs of a stretch of a document, without headings, lists and tables: where these stand between them, the
 * longest run of paragraphs. Null where there is none.
 */
export function proseOf(
  { start, end }: { readonly start: number; readonly end: number },
  blocks: readonly Placed[],
): string | null {
  const runs: string[][] = [[]];
  for (const block of blocks.filter((each) => each.start < end && each.start + each.text.length > start)) {
    if (block.kind === 'paragraph') {
      runs.at(-1)?.push(block.text.slice(Math.max(0, start - block.start), end - block.start).trim());
    } else {
      runs.push([]);
    }
  }
  const texts = runs.map((paragraphs) => paragraphs.join(blockBreak));
  const longest = texts.reduce((most, text) => (text.length > most.length ? text : most));
  return longest === '' ? null : longest;
}
