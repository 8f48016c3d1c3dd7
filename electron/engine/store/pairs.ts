import type { PairFault, PairForm } from '../../contract/pairs.ts';
import { AppError } from '../../contract/errors.ts';
import type { Database } from './database.ts';

/** What a pair was made from and leads to: a mail of the person, or a passage of a document that they wrote. */
export interface Origin {
  readonly of: 'mail' | 'passage';
  readonly id: number;
}

/** A request for a mail or a passage, as playback made it. */
export interface NewPair {
  readonly form: PairForm;
  readonly request: string;
  /** Nats per token of the mail. */
  readonly gain: number | null;
  /** Null where it is to be learned from. */
  readonly dropped: PairFault | null;
  /** The model that wrote it; `rule` where none did. */
  readonly model: string;
}

export interface StoredPair extends NewPair {
  readonly id: number;
  readonly origin: Origin;
  readonly edited: boolean;
}

/** A pair as `pairColumns` gives it. */
export type PairRow = Omit<StoredPair, 'edited' | 'origin'> & {
  edited: number;
  mailId: number | null;
  passageId: number | null;
};

export const pairColumns =
  'pairs.id, mail_id AS mailId, passage_id AS passageId, form, request, gain, dropped, edited, model';

/** Where the number of an origin stands in a pair, and where it comes from. */
const column = { mail: 'mail_id', passage: 'passage_id' } as const;
const table = { mail: 'mails', passage: 'document_passages' } as const;

/** What the person did by hand is theirs: playback neither replaces nor removes it. */
const byHand = `(edited = 1 OR dropped IS 'by-hand')`;

/** Whether the passage of a pair stands in a document that is the person's own. */
const isOwnPassage = `EXISTS (
  SELECT 1 FROM document_passages JOIN document_files USING (document_id) JOIN sources ON sources.id = source_id
  WHERE document_passages.id = passage_id AND authorship = 'own')`;

export function ofMail(id: number): Origin {
  return { of: 'mail', id };
}

export function ofPassage(id: number): Origin {
  return { of: 'passage', id };
}

/** Puts the pairs of a mail or passage in the place of those it had, except what the person edited or dropped. */
export function keepPairs(database: Database, { of, id }: Origin, pairs: readonly NewPair[]): void {
  database.transaction(() => {
    database.change(`DELETE FROM pairs WHERE ${column[of]} = ? AND NOT ${byHand}`, id);
    for (const { form, request, gain, dropped, model } of pairs) {
      database.change(
        `INSERT INTO pairs (${column[of]}, form, request, gain, dropped, model, made_at)
         SELECT id, @form, @request, @gain, @dropped, @model, @now FROM ${table[of]} WHERE id = @id
         ON CONFLICT DO NOTHING`,
        { id, form, request, gain, dropped, model, now: Date.now() },
      );
    }
  });
}

/** Drops the pairs of mails whose words changed, except what the person edited or dropped: playback makes new ones. */
export function forgetPairs(database: Database, mailIds: readonly number[]): void {
  database.change(
    `DELETE FROM pairs WHERE mail_id IN (SELECT value FROM json_each(?)) AND NOT ${byHand}`,
    JSON.stringify(mailIds),
  );
}

/** Drops the pairs of documents that are no longer said to be the person's own, whatever was done to them by hand. */
export function forgetForeignPairs(database: Database): void {
  database.change(`DELETE FROM pairs WHERE passage_id IS NOT NULL AND NOT ${isOwnPassage}`);
}

/**
 * Mails or passages that were played back at `since` (in milliseconds since 1970) or later, whatever came of it, and
 * those of which the person edited or dropped a pair.
 */
export function playedBack(database: Database, of: Origin['of'], since = 0): Set<number> {
  const rows = database.all<{ id: number }>(
    `SELECT DISTINCT ${column[of]} AS id FROM pairs
     WHERE ${column[of]} IS NOT NULL AND (made_at >= ? OR ${byHand})`,
    since,
  );
  return new Set(rows.map(({ id }) => id));
}

/** How many mails or passages were played back at `since` (in milliseconds since 1970) or later. */
export function countPlayedBack(database: Database, of: Origin['of'], since: number): number {
  const sql = `SELECT count(DISTINCT ${column[of]}) AS n FROM pairs WHERE made_at >= ?`;
  return database.one<{ n: number }>(sql, since)?.n ?? 0;
}

/** The pairs to learn from, mail by mail or passage by passage. */
export function keptPairs(database: Database, of: Origin['of'], ids: readonly number[]): StoredPair[] {
  const isOwn = {
    mail: `EXISTS (SELECT 1 FROM mails WHERE mails.id = mail_id AND direction = 'sent')`,
    passage: isOwnPassage,
  };
  return database
    .all<PairRow>(
      `SELECT ${pairColumns} FROM pairs
       WHERE dropped IS NULL AND ${column[of]} IN (SELECT value FROM json_each(?)) AND ${isOwn[of]}
       ORDER BY ${column[of]}, form`,
      JSON.stringify(ids),
    )
    .map(storedPair);
}

/**
 * The request that stands for a mail where it is shown as an example: what the person wrote themselves before what
 * was made, full sentences before notes. Null where the mail has none.
 */
export function requestOf(database: Database, mailId: number): string | null {
  const row = database.one<{ request: string }>(
    `SELECT request FROM pairs WHERE mail_id = ? AND dropped IS NULL AND form <> 'restatement'
     ORDER BY edited DESC, form = 'note' LIMIT 1`,
    mailId,
  );
  return row?.request ?? null;
}

/** Fails with `not-found`. */
export function readPair(database: Database, id: number): StoredPair {
  const row = database.one<PairRow>(`SELECT ${pairColumns} FROM pairs WHERE pairs.id = ?`, id);
  if (row === undefined) {
    throw new AppError('not-found', 'That pair is no longer here.');
  }
  return storedPair(row);
}

/** Puts the person's own words in place of a request; it is then learned from, whatever was wrong before. */
export function editPair(database: Database, id: number, request: string): StoredPair {
  readPair(database, id);
  database.change('UPDATE pairs SET request = ?, edited = 1, gain = NULL, dropped = NULL WHERE id = ?', request, id);
  return readPair(database, id);
}

/** Drops a pair by hand, or takes it back. */
export function dropPair(database: Database, id: number, dropped: boolean): StoredPair {
  const pair = readPair(database, id);
  if (!dropped && pair.request === '') {
    throw new AppError('invalid-input', 'No request was found for this. Write one, and it will be learned from.');
  }
  database.change('UPDATE pairs SET dropped = ? WHERE id = ?', dropped ? 'by-hand' : null, id);
  return readPair(database, id);
}

export function storedPair({ mailId, passageId, ...row }: PairRow): StoredPair {
  const origin = mailId === null ? ofPassage(passageId ?? 0) : ofMail(mailId);
  return { ...row, origin, edited: row.edited === 1 };
}
