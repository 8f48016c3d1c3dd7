import type { Direction } from '../../contract/entities.ts';
import { cellFor, cellsToSearch, forgetCells } from './cells.ts';
import type { Database } from './database.ts';
import { forgetPassageVectors } from './documentPassages.ts';
import { cosineOf, toBytes } from './quantize.ts';
import {
  dropDocumentVectors,
  dropVector,
  ensureDocumentVectors,
  makeVectors,
  putVector,
  scanMails,
  scanVectors,
  turnVector,
} from './vectors.ts';
import type { Distance, NearFilter } from './vectors.ts';
import { readVectorForm, type VectorForm, writeVectorForm } from './vectorForm.ts';

/** A stretch of a mail's own text with its meaning. `start` and `end`: UTF-16 units; `vector`: of the embedder in use. */
export interface NewPassage {
  readonly start: number;
  readonly end: number;
  readonly vector: Float32Array;
}

/** Makes the table of vectors for this embedder. After a change of embedder everything is to be remembered anew. */
export function useEmbedder(database: Database, form: VectorForm): void {
  ensureDocumentVectors(database, form.dimensions);
  const before = readVectorForm(database);
  if (before?.embedder === form.embedder && before.dimensions === form.dimensions) {
    return;
  }
  database.transaction(() => {
    forgetCells(database);
    database.change('DELETE FROM passages');
    database.change('UPDATE mails SET remembered = 0 WHERE automatic = 0 AND own_words > 0');
    makeVectors(database, form.dimensions);
    forgetPassageVectors(database);
    dropDocumentVectors(database);
    ensureDocumentVectors(database, form.dimensions);
    writeVectorForm(database, form);
  });
}

/** Keeps the passages of mails and takes the mails off the queue, all in one step. Mails that went meanwhile are skipped. */
export function remember(database: Database, mails: readonly { id: number; passages: readonly NewPassage[] }[]): void {
  database.transaction(() => {
    for (const { id, passages } of mails) {
      const mail = database.one<{ sent: number; date: number }>(
        `UPDATE mails SET remembered = 1 WHERE id = ? AND remembered = 0
         RETURNING direction = 'sent' AS sent, coalesce(date, 0) AS date`,
        id,
      );
      for (const { start, end, vector } of mail === undefined ? [] : passages) {
        const sql = 'INSERT INTO passages (mail_id, start, end) VALUES (?, ?, ?)';
        const passage = database.change(sql, id, start, end).id;
        const { sent = 0, date = 0 } = mail ?? {};
        putVector(database, { id: passage, cell: cellFor(database, vector), sent, date, bytes: toBytes(vector) });
      }
    }
  });
}

export interface Near {
  readonly passageId: number;
  readonly mailId: number;
  /** Cosine. */
  readonly similarity: number;
}

/** The nearest passages are spread over cells; more of one would cost more than it brings. */
const mostOfCell = 40;

/** The passages nearest in meaning, nearest first. Exact while passages are few, by cells beyond (see cells.ts). */
export function nearestPassages(database: Database, vector: Float32Array, limit: number, filter: NearFilter): Near[] {
  const form = readVectorForm(database);
  if (form?.dimensions !== vector.length) {
    return [];
  }
  const bytes = toBytes(vector);
  const cells = cellsToSearch(database, vector);
  const found =
    cells === null
      ? scanVectors(database, bytes, limit, filter)
      : [
          ...cells.near.flatMap((cell) => scanVectors(database, bytes, Math.min(limit, mostOfCell), filter, { cell })),
          ...scanVectors(database, bytes, limit, filter, { upTo: cells.unsorted }),
        ];
  const nearest = found.sort((a, b) => a.distance - b.distance).slice(0, limit);
  return nameMails(database, nearest, form.dimensions);
}

/** The nearest among the passages of given mails: exact, about 20 microseconds a passage. */
export function nearestAmong(
  database: Database,
  vector: Float32Array,
  mailIds: readonly number[],
  limit: number,
): Near[] {
  const form = readVectorForm(database);
  if (form?.dimensions !== vector.length) {
    return [];
  }
  return nameMails(database, scanMails(database, toBytes(vector), mailIds, limit), form.dimensions);
}

function nameMails(database: Database, found: readonly Distance[], dimensions: number): Near[] {
  const mails = new Map(
    database
      .all<{ id: number; mail: number }>(
        'SELECT id, mail_id AS mail FROM passages WHERE id IN (SELECT value FROM json_each(?))',
        JSON.stringify(found.map(({ id }) => id)),
      )
      .map(({ id, mail }) => [id, mail]),
  );
  return found.flatMap(({ id, distance }) => {
    const mailId = mails.get(id);
    return mailId === undefined ? [] : { passageId: id, mailId, similarity: cosineOf(distance, dimensions) };
  });
}

/** Where passages lie in the own text of their mails. */
export function passageRanges(
  database: Database,
  ids: readonly number[],
): { id: number; start: number; end: number }[] {
  return database.all(
    'SELECT id, start, end FROM passages WHERE id IN (SELECT value FROM json_each(?))',
    JSON.stringify(ids),
  );
}

/** Takes the vectors of a mail's passages out of the index; the passages themselves go with the mail. */
export function forgetPassages(database: Database, mailId: number): void {
  for (const { id } of passagesOf(database, mailId)) {
    dropVector(database, id);
  }
}

/** Moves the vectors of a mail to the other side of the conversation. */
export function changeDirection(database: Database, mailId: number, direction: Direction): void {
  for (const { id } of passagesOf(database, mailId)) {
    turnVector(database, id, direction);
  }
}

function passagesOf(database: Database, mailId: number): { id: number }[] {
  return database.all('SELECT id FROM passages WHERE mail_id = ?', mailId);
}
