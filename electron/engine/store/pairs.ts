import type { PairFault, PairForm, PairQuery } from '../../contract/voice.ts';
import { AppError } from '../../contract/errors.ts';
import type { Database, Value } from './database.ts';

/** A request for a mail, as playback made it. */
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
  readonly mailId: number;
  readonly edited: boolean;
}

type Row = Omit<StoredPair, 'edited'> & { edited: number };

const columns = 'pairs.id, mail_id AS mailId, form, request, gain, dropped, edited, model';
/** What the person did by hand is theirs: playback neither replaces nor removes it. */
const byHand = `(edited = 1 OR dropped IS 'by-hand')`;

/** Puts the pairs of a mail in the place of those it had, except what the person edited or dropped. */
export function keepPairs(database: Database, mailId: number, pairs: readonly NewPair[]): void {
  database.transaction(() => {
    database.change(`DELETE FROM pairs WHERE mail_id = ? AND NOT ${byHand}`, mailId);
    for (const { form, request, gain, dropped, model } of pairs) {
      database.change(
        `INSERT INTO pairs (mail_id, form, request, gain, dropped, model, made_at)
         SELECT id, @form, @request, @gain, @dropped, @model, @now FROM mails WHERE id = @mailId
         ON CONFLICT DO NOTHING`,
        { mailId, form, request, gain, dropped, model, now: Date.now() },
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

/**
 * Mails that were played back at `since` (in milliseconds since 1970) or later, whatever came of it, and those of which
 * the person edited or dropped a pair.
 */
export function pairedMails(database: Database, since = 0): Set<number> {
  const rows = database.all<{ id: number }>(
    `SELECT DISTINCT mail_id AS id FROM pairs WHERE made_at >= ? OR ${byHand}`,
    since,
  );
  return new Set(rows.map(({ id }) => id));
}

/** The pairs to learn from, mail by mail. */
export function keptPairs(database: Database, mailIds: readonly number[]): StoredPair[] {
  return database
    .all<Row>(
      `SELECT ${columns} FROM pairs JOIN mails ON mails.id = mail_id
       WHERE dropped IS NULL AND direction = 'sent' AND mail_id IN (SELECT value FROM json_each(?))
       ORDER BY mail_id, form`,
      JSON.stringify(mailIds),
    )
    .map(stored);
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
  const row = database.one<Row>(`SELECT ${columns} FROM pairs WHERE pairs.id = ?`, id);
  if (row === undefined) {
    throw new AppError('not-found', 'That pair is no longer here.');
  }
  return stored(row);
}

/** Pairs in the order of their mails, newest first, and how many fit the query in all. */
export function findPairs(
  database: Database,
  { text, show, limit, offset }: PairQuery,
): { pairs: StoredPair[]; total: number } {
  const shown = {
    all: '',
    kept: 'AND dropped IS NULL',
    dropped: 'AND dropped IS NOT NULL',
    edited: 'AND edited = 1',
  }[show];
  const wanted = text.trim();
  const found =
    wanted === ''
      ? ''
      : `AND (request LIKE @pattern ESCAPE '\\' OR subject LIKE @pattern ESCAPE '\\' OR EXISTS (
           SELECT 1 FROM parts WHERE parts.mail_id = pairs.mail_id AND kind IN ('greeting', 'own', 'sign-off')
             AND text LIKE @pattern ESCAPE '\\'))`;
  const from = `FROM pairs JOIN mails ON mails.id = mail_id WHERE true ${shown} ${found}`;
  const values: Record<string, Value> =
    wanted === '' ? {} : { pattern: `%${wanted.replaceAll(/[\\%_]/g, (sign) => `\\${sign}`)}%` };
  return {
    pairs: database
      .all<Row>(
        `SELECT ${columns} ${from} ORDER BY coalesce(date, 0) DESC, mail_id DESC, form = 'note', form
         LIMIT @limit OFFSET @offset`,
        { ...values, limit, offset },
      )
      .map(stored),
    total: database.one<{ n: number }>(`SELECT count(*) AS n ${from}`, values)?.n ?? 0,
  };
}

export interface PairCounts {
  readonly kept: number;
  /** Mails that have at least one pair to learn from. */
  readonly mails: number;
  readonly forms: { readonly form: PairForm; readonly pairs: number }[];
  /** Mails without any pair to learn from, by what was wrong. */
  readonly dropped: { readonly fault: PairFault; readonly mails: number }[];
}

/** How many pairs there are, of all mails or of some. */
export function countPairs(database: Database, mailIds?: readonly number[]): PairCounts {
  const some = mailIds === undefined ? '' : 'AND mail_id IN (SELECT value FROM json_each(@ids))';
  const values: Record<string, Value> = mailIds === undefined ? {} : { ids: JSON.stringify(mailIds) };
  const forms = database.all<{ form: PairForm; pairs: number }>(
    `SELECT form, count(*) AS pairs FROM pairs WHERE dropped IS NULL ${some} GROUP BY form ORDER BY pairs DESC, form`,
    values,
  );
  return {
    forms,
    kept: forms.reduce((sum, { pairs }) => sum + pairs, 0),
    mails:
      database.one<{ n: number }>(
        `SELECT count(DISTINCT mail_id) AS n FROM pairs WHERE dropped IS NULL ${some}`,
        values,
      )?.n ?? 0,
    dropped: database.all(
      `SELECT fault, count(*) AS mails FROM (
         SELECT min(dropped) AS fault FROM pairs WHERE true ${some} GROUP BY mail_id HAVING count(*) = count(dropped))
       GROUP BY fault ORDER BY mails DESC, fault`,
      values,
    ),
  };
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
    throw new AppError('invalid-input', 'No request was found for this mail. Write one, and it will be learned from.');
  }
  database.change('UPDATE pairs SET dropped = ? WHERE id = ?', dropped ? 'by-hand' : null, id);
  return readPair(database, id);
}

function stored(row: Row): StoredPair {
  return { ...row, edited: row.edited === 1 };
}
