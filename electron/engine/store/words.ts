import type { Database } from './database.ts';
import { condition, type MailFilter } from './mailFilter.ts';

/** What a match in each column of `mail_words` weighs: own, subject, people, rest. */
const weights = '1.0, 2.0, 1.5, 0.3';

/** Ordering by fit costs 1.5 microseconds a match; words with more matches are too common to say which fits best. */
export const rankedUpTo = 2_000;

/**
 * Mails that match an FTS5 expression. `rankBy`: an expression that all of them match too and that says which of them
 * fit best, by BM25. BM25 reads all mails of each of its words, so common words must be left out of it. Where it is
 * null, no mail fits better than another, and those taken in last come first.
 */
export function matchingMails(
  database: Database,
  match: string,
  filter: MailFilter,
  limit: number,
  rankBy: string | null = null,
): number[] {
  const { sql, values } = condition(filter);
  const order = rankBy === null ? 'mail_words.rowid DESC' : `bm25(mail_words, ${weights}), mail_words.rowid DESC`;
  const narrowed = rankBy !== null && rankBy !== match;
  // The plus keeps SQLite from looking each of these rows up in the index anew.
  const matching = narrowed
    ? `mail_words MATCH @rankBy
       AND +mail_words.rowid IN (SELECT rowid FROM mail_words WHERE mail_words MATCH @match)`
    : 'mail_words MATCH @match';
  return database
    .all<{ id: number }>(
      `SELECT mail_words.rowid AS id FROM mail_words ${sql === '' ? '' : 'CROSS JOIN mails ON mails.id = mail_words.rowid'}
       WHERE ${matching} ${sql} ORDER BY ${order} LIMIT @limit`,
      { ...values, match, limit, ...(narrowed ? { rankBy } : {}) },
    )
    .map(({ id }) => id);
}

/** How many mails match; counting stops at `most`. */
export function countMatches(database: Database, match: string, most: number, filter: MailFilter = {}): number {
  const { sql, values } = condition(filter);
  return (
    database.one<{ n: number }>(
      `SELECT count(*) AS n FROM (
         SELECT 1 FROM mail_words ${sql === '' ? '' : 'CROSS JOIN mails ON mails.id = mail_words.rowid'}
         WHERE mail_words MATCH @match ${sql} LIMIT @most)`,
      { ...values, match, most },
    )?.n ?? 0
  );
}

/** The words of mails, or those of the passages of documents. */
export type WordIndex = 'mail_words' | 'document_words';

const rows: Readonly<Record<WordIndex, string>> = { mail_words: 'mails', document_words: 'document_passages' };

/** About how many mails or passages there are, at no cost: those that were removed may count as well. */
export function roughSize(database: Database, index: WordIndex): number {
  return database.one<{ n: number | null }>(`SELECT max(id) AS n FROM ${rows[index]}`)?.n ?? 0;
}

/** Matches that are looked at first: a word that is far too common shows by then, for a quarter of the work. */
const glance = 500;
/** An estimate from so few may be wrong by this factor. */
const certainly = 4;

/**
 * About how many mails or passages match an FTS5 expression: exact up to `rankedUpTo`; more are not counted, which was
 * what a search took longest for, but told from how close together the first ones lie.
 */
export function roughMatches(database: Database, index: WordIndex, match: string): number {
  const first = estimate(database, index, match, glance);
  return first <= glance || first > certainly * rankedUpTo ? first : estimate(database, index, match, rankedUpTo);
}

/** Exact up to `most`; above it, as many as there would be were the rest as close together as the first. */
function estimate(database: Database, index: WordIndex, match: string, most: number): number {
  const { n, last } = database.one<{ n: number; last: number | null }>(
    `SELECT count(*) AS n, max(rowid) AS last FROM (SELECT rowid FROM ${index} WHERE ${index} MATCH ? LIMIT ?)`,
    match,
    most + 1,
  ) ?? { n: 0, last: null };
  return n <= most ? n : Math.max(n, Math.round((n * roughSize(database, index)) / (last ?? 1)));
}

/** What one step of the tidying may write, in pages of the index. */
const tidyStep = 400;

/**
 * Writes the indexes of words anew without the words of mails and documents that are gone: FTS5 only marks them
 * otherwise. In small steps, so that the engine goes on answering.
 */
export async function tidyWords(database: Database): Promise<void> {
  await tidyIndex(database, 'mail_words');
  await tidyIndex(database, 'document_words');
}

async function tidyIndex(database: Database, index: WordIndex): Promise<void> {
  const changes = (): number => database.one<{ n: number }>('SELECT total_changes() AS n')?.n ?? 0;
  // A negative number begins a merge of all there is; positive ones go on with it.
  for (let step = -tidyStep; ; step = tidyStep) {
    const before = changes();
    database.change(`INSERT INTO ${index} (${index}, rank) VALUES ('merge', ?)`, step);
    if (changes() - before < 2) {
      return;
    }
    await new Promise(setImmediate);
  }
}
