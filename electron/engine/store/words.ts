import type { Database } from './database.ts';
import { condition, type MailFilter } from './mailFilter.ts';

/** What a match in each column of `mail_words` weighs: own, subject, people, rest. */
const weights = '1.0, 2.0, 1.5, 0.3';

/** Mails that match an FTS5 expression, best first by BM25. */
export function matchingMails(database: Database, match: string, filter: MailFilter, limit: number): number[] {
  const { sql, values } = condition(filter);
  return database
    .all<{ id: number }>(
      `SELECT mail_words.rowid AS id FROM mail_words ${sql === '' ? '' : 'JOIN mails ON mails.id = mail_words.rowid'}
       WHERE mail_words MATCH @match ${sql} ORDER BY bm25(mail_words, ${weights}) LIMIT @limit`,
      { ...values, match, limit },
    )
    .map(({ id }) => id);
}

/** How many mails hold a word, counted up to `most`. */
export function mailsWith(database: Database, match: string, most: number): number {
  return (
    database.one<{ n: number }>(
      'SELECT count(*) AS n FROM (SELECT 1 FROM mail_words WHERE mail_words MATCH ? LIMIT ?)',
      match,
      most,
    )?.n ?? 0
  );
}
