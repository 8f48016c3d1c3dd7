import type { Direction } from '../../contract/entities.ts';
import type { Database } from './database.ts';

// All that knows of sqlite-vec stands here: that library promises no stable form before its version 1. It takes whole
// numbers as bigint only.

/** Vectors lie together by this many; small enough that a cell leaves little of its last lot empty. */
const lot = 128;

/** A passage's vector as it lies in the index. */
export interface Vector {
  /** The passage's. */
  readonly id: number;
  readonly cell: number;
  /** 1 for sent, 0 for received. */
  readonly sent: number;
  readonly date: number;
  readonly bytes: Int8Array;
}

/** What a scan can tell apart while it reads. Times in milliseconds since 1970, both included. */
export interface NearFilter {
  readonly direction?: Direction | undefined;
  readonly after?: number | undefined;
  readonly before?: number | undefined;
}

export interface Distance {
  readonly id: number;
  /** Euclidean, between bytes. */
  readonly distance: number;
}

/** Makes an empty index in place of the one before. */
export function makeVectors(database: Database, dimensions: number): void {
  database.define('DROP TABLE IF EXISTS vectors');
  database.define(
    `CREATE VIRTUAL TABLE vectors USING vec0(
       passage_id INTEGER PRIMARY KEY, cell INTEGER PARTITION KEY, sent INTEGER, date INTEGER,
       vector INT8[${Math.trunc(dimensions)}] DISTANCE_METRIC=L2, CHUNK_SIZE=${lot})`,
  );
}

/**
 * Finds the lots of a cell by an index. sqlite-vec makes none, and reads the whole list of lots for every cell that is
 * searched and every vector that is put in.
 */
export function indexVectors(database: Database): void {
  database.define('CREATE INDEX IF NOT EXISTS vectors_by_cell ON vectors_chunks (partition00)');
}

export function putVector(database: Database, { id, cell, sent, date, bytes }: Vector): void {
  const sql = 'INSERT INTO vectors (passage_id, cell, sent, date, vector) VALUES (?, ?, ?, ?, vec_int8(?))';
  database.change(sql, BigInt(id), BigInt(cell), BigInt(sent), BigInt(date), bytes);
}

export function readVector(database: Database, id: number): Vector | null {
  const sql = 'SELECT passage_id AS id, cell, sent, date, vector AS bytes FROM vectors WHERE passage_id = ?';
  const row = database.one<Omit<Vector, 'bytes'> & { bytes: Uint8Array }>(sql, BigInt(id));
  return row === undefined
    ? null
    : { ...row, bytes: new Int8Array(row.bytes.buffer, row.bytes.byteOffset, row.bytes.byteLength) };
}

export function dropVector(database: Database, id: number): void {
  database.change('DELETE FROM vectors WHERE passage_id = ?', BigInt(id));
}

/** Puts a vector into another cell. sqlite-vec cannot change a partition key, so the row is made anew. */
export function moveVector(database: Database, vector: Vector, cell: number): void {
  if (vector.cell !== cell) {
    dropVector(database, vector.id);
    putVector(database, { ...vector, cell });
  }
}

export function turnVector(database: Database, id: number, direction: Direction): void {
  database.change('UPDATE vectors SET sent = ? WHERE passage_id = ?', direction === 'sent' ? 1n : 0n, BigInt(id));
}

/** The nearest of one cell, of all cells up to one, or of all. */
export function scanVectors(
  database: Database,
  bytes: Int8Array,
  limit: number,
  { direction, after, before }: NearFilter,
  { cell, upTo }: { readonly cell?: number; readonly upTo?: number } = {},
): Distance[] {
  const conditions: readonly (readonly [string, number | undefined])[] = [
    ['cell = ?', cell],
    ['cell <= ?', upTo],
    ['sent = ?', direction === undefined ? undefined : Number(direction === 'sent')],
    ['date >= ?', after],
    ['date <= ?', before],
  ];
  const asked = conditions.filter(([, value]) => value !== undefined);
  return database.all<Distance>(
    `SELECT passage_id AS id, distance FROM vectors WHERE vector MATCH vec_int8(?) AND k = ?
     ${asked.map(([condition]) => `AND ${condition}`).join(' ')}`,
    bytes,
    BigInt(limit),
    ...asked.map(([, value]) => BigInt(value ?? 0)),
  );
}

/** The nearest among the passages of given mails: exact, 20 to 50 microseconds a passage. */
export function scanMails(database: Database, bytes: Int8Array, mailIds: readonly number[], limit: number): Distance[] {
  return database.all<Distance>(
    `SELECT passage_id AS id, vec_distance_L2(vector, vec_int8(?)) AS distance
     FROM passages CROSS JOIN vectors ON passage_id = passages.id
     WHERE mail_id IN (SELECT value FROM json_each(?)) ORDER BY distance LIMIT ?`,
    bytes,
    JSON.stringify(mailIds),
    limit,
  );
}

// Vectors of documents' passages lie apart from those of mail: they are asked for by themselves, and there are so few
// that all of them can be looked at.

/** Makes the index of documents' passages where there is none. */
export function ensureDocumentVectors(database: Database, dimensions: number): void {
  database.define(
    `CREATE VIRTUAL TABLE IF NOT EXISTS document_vectors USING vec0(
       passage_id INTEGER PRIMARY KEY, vector INT8[${Math.trunc(dimensions)}] DISTANCE_METRIC=L2, CHUNK_SIZE=${lot})`,
  );
}

export function dropDocumentVectors(database: Database): void {
  database.define('DROP TABLE IF EXISTS document_vectors');
}

export function putDocumentVector(database: Database, id: number, bytes: Int8Array): void {
  database.change('INSERT INTO document_vectors (passage_id, vector) VALUES (?, vec_int8(?))', BigInt(id), bytes);
}

export function dropDocumentVector(database: Database, id: number): void {
  database.change('DELETE FROM document_vectors WHERE passage_id = ?', BigInt(id));
}

export function scanDocumentVectors(database: Database, bytes: Int8Array, limit: number): Distance[] {
  return database.all<Distance>(
    'SELECT passage_id AS id, distance FROM document_vectors WHERE vector MATCH vec_int8(?) AND k = ?',
    bytes,
    BigInt(limit),
  );
}
